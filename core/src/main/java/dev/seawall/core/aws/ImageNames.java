package dev.seawall.core.aws;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the images of a repository are called in messages: by a tag where there is one, and by their
 * platform where an index names them. What was not read is left out, and never ends a judgement.
 */
final class ImageNames {
  private ImageNames() {}

  /** {@code team/app:1.2.3}, {@code team/app:1.2.3 (linux/arm64)} or {@code team/app@sha256:…}. */
  static String of(Repository repository, String digest) {
    for (Mapping index : each(repository.document().value(), "BatchGetImage").toList()) {
      for (Mapping manifest : each(index, "imageManifest", "manifests").toList()) {
        if (text(manifest, "digest").equals(digest)) {
          String platform = platform(manifest);
          return plain(repository, text(index, "imageId", "imageDigest"))
              + (platform.isEmpty() ? "" : " (" + platform + ")");
        }
      }
    }
    return plain(repository, digest);
  }

  /** The digests that an index names together with this one. */
  static List<String> beside(Repository repository, String digest) {
    return each(repository.document().value(), "BatchGetImage")
        .map(
            index ->
                each(index, "imageManifest", "manifests")
                    .map(manifest -> text(manifest, "digest"))
                    .toList())
        .filter(digests -> digests.contains(digest))
        .findFirst()
        .orElse(List.of());
  }

  private static String platform(Mapping manifest) {
    String system = text(manifest, "platform", "os");
    return system.isEmpty() ? "" : system + "/" + text(manifest, "platform", "architecture");
  }

  private static String plain(Repository repository, String digest) {
    return each(repository.document().value(), "DescribeImages")
        .filter(image -> text(image, "imageDigest").equals(digest))
        .flatMap(image -> items(image, "imageTags").stream())
        .filter(Text.class::isInstance)
        .map(tag -> repository.name() + ":" + ((Text) tag).text())
        .findFirst()
        .orElse(repository.name() + "@" + (digest.isEmpty() ? "(not told)" : digest));
  }

  private static Stream<Mapping> each(Mapping of, String... path) {
    return items(of, path).stream().filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  private static List<Value> items(Mapping of, String... path) {
    return Path.ROOT.fields(path).in(of) instanceof Sequence list ? list.items() : List.of();
  }

  private static String text(Mapping of, String... path) {
    return Path.ROOT.fields(path).in(of) instanceof Text text ? text.text() : "";
  }
}
