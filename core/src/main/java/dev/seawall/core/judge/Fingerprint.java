package dev.seawall.core.judge;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.snapshot.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a finding from run to run: the first 16 bytes of the SHA-256 of the check, the asset's
 * identity, its path with list items told by name, for a file its way from the scanned folder, and
 * for an object that is reported together with those of other clusters its cluster.
 */
final class Fingerprint {
  private static final int BYTES = 16;

  /** To be cloned: to look for one takes longer than to use it. */
  private static final MessageDigest NEW = sha256();

  private Fingerprint() {}

  static String of(String check, Asset asset, ResourceId id, String path) {
    String place =
        switch (asset.document().origin()) {
          case Origin.File file -> file.relative();
          case Origin.Api api -> "";
        };
    String text =
        String.join("\0", check, id.group(), id.kind(), id.namespace(), id.name(), path, place)
            + (id.cluster().isEmpty() ? "" : "\0" + id.cluster());
    byte[] digest = digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static MessageDigest digest() {
    try {
      return (MessageDigest) NEW.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be cloned", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
