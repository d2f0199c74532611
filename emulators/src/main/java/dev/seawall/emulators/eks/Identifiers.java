package dev.seawall.emulators.eks;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Makes identifiers that look like the service's. */
final class Identifiers {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Identifiers() {}

  static String uuid() {
    return UUID.randomUUID().toString();
  }

  /** Such as {@code sg-0c1327f6270afbb36}. */
  static String ec2(String prefix) {
    return prefix + "-0" + hexadecimal(8);
  }

  /** The 32 digits in the address of a cluster and in that of its OIDC issuer. */
  static String cluster() {
    return hexadecimal(16).toUpperCase(Locale.ROOT);
  }

  private static String hexadecimal(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Such as {@code a-8mvwvh57cu74mgcst}. */
  static String association() {
    StringBuilder text = new StringBuilder("a-");
    for (int i = 0; i < 17; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
