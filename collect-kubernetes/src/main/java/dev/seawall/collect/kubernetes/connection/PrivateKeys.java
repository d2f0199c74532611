package dev.seawall.collect.kubernetes.connection;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private keys in PEM as kubeconfigs hold them: PKCS#8 (RFC 5208), and the older RSA (RFC 8017) and
 * EC (RFC 5915) forms, which Java reads only inside PKCS#8.
 */
final class PrivateKeys {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA |EC |)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");
  private static final byte[] VERSION_0 = {2, 1, 0};

  /** rsaEncryption with its NULL parameter, 1.2.840.113549.1.1.1. */
  private static final byte[] RSA = {
    6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0xd, 1, 1, 1, 5, 0
  };

  /** id-ecPublicKey, 1.2.840.10045.2.1. */
  private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int CURVE = 0xa0;

  private PrivateKeys() {}

  static PrivateKey read(String pem) throws GeneralSecurityException {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw new InvalidKeySpecException("no private key");
    }
    byte[] key = Base64.getMimeDecoder().decode(matcher.group(2));
    byte[] wrapped =
        switch (matcher.group(1)) {
          case "RSA " -> wrap(RSA, key);
          case "EC " -> wrap(join(EC, curve(key)), key);
          default -> key;
        };
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(wrapped));
      } catch (InvalidKeySpecException anotherAlgorithm) {
        // PKCS#8 says inside which algorithm it is for; the next factory may know it.
      }
    }
    throw new InvalidKeySpecException("an unknown kind of private key");
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return element(SEQUENCE, join(VERSION_0, element(SEQUENCE, algorithm), element(OCTETS, key)));
  }

  /** The curve's name in an EC key: {@code SEQUENCE { version, octets, [0] curve, … }}. */
  private static byte[] curve(byte[] key) throws GeneralSecurityException {
    try {
      int at = content(key, 0);
      at = content(key, at) + length(key, at);
      at = content(key, at) + length(key, at);
      if ((key[at] & 0xff) == CURVE) {
        int from = content(key, at);
        return Arrays.copyOfRange(key, from, from + length(key, at));
      }
    } catch (IndexOutOfBoundsException cut) {
      // Told below, as a key that names no curve.
    }
    throw new InvalidKeySpecException("an EC key that names no curve");
  }

  /** Where the content of the DER element at an index starts. */
  private static int content(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = length << 8 | der[at + 2 + i] & 0xff;
    }
    return length;
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(tag);
    if (content.length < 0x80) {
      der.write(content.length);
    } else if (content.length < 0x100) {
      der.write(0x81);
      der.write(content.length);
    } else {
      der.write(0x82);
      der.write(content.length >> 8);
      der.write(content.length);
    }
    der.writeBytes(content);
    return der.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
