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
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
