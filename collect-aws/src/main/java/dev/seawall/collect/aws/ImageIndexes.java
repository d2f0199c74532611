package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.REPOSITORIES;

import dev.seawall.core.aws.RunningManifest;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * The indexes of images of several platforms, which stand where the image is expected and name one
 * manifest for each platform (OCI Image Index Specification). Of these, those are kept that nodes
 * run.
 */
final class ImageIndexes {
  private static final Operation INDEX =
      Operation.of(REPOSITORIES, "BatchGetImage").orNone("RepositoryNotFoundException");

  /** What nodes of EKS can be (EKS user guide, "Create nodes with optimized … AMIs"). */
  private static final Set<String> OF_EKS = Set.of("linux/amd64", "linux/arm64", "windows/amd64");

  private static final Pattern DIGEST =
      Pattern.compile("[a-z0-9+._-]{1,32}:[0-9a-zA-Z=_-]{32,256}");

  /** More than there are versions of Windows for containers. */
  private static final int MOST = 20;

  private final Reading reading;
  private final SortedSet<String> platforms;

  ImageIndexes(Reading reading, SortedSet<String> platforms) {
    this.reading = reading;
    this.platforms = platforms;
  }

  /** Whether ECR says of an image that it is an index ({@code DescribeImages}). */
  static boolean isOne(Mapping image) {
    return RunningManifest.INDEXES.contains(Values.text(image, "imageManifestMediaType"));
  }

  void put(String arn, List<Value> indexes) {
    reading.put(INDEX, arn, Sequence.of(indexes));
  }

  /** The index with the manifests of the platforms of the nodes; none when it is gone. */
  Answer read(String arn, Mapping image) {
    String digest = Values.text(image, "imageDigest");
    Answer answer =
        reading.one(
            INDEX,
            arn + " " + digest,
            () ->
                reading
                    .clients()
                    .ecr()
                    .batchGetImage(
                        r ->
                            r.registryId(Values.text(image, "registryId"))
                                .repositoryName(Values.text(image, "repositoryName"))
                                .imageIds(ImageIdentifier.builder().imageDigest(digest).build())
                                .acceptedMediaTypes(RunningManifest.INDEXES)));
    if (!(answer instanceof Answer.Given(Value told))) {
      return answer;
    }
    return Values.items(told, "images").stream()
        .filter(Mapping.class::isInstance)
        .findFirst()
        .<Answer>map(index -> new Answer.Given(opened((Mapping) index)))
        .orElse(Answer.NONE);
  }

  /** The digests of the manifests in an index. */
  static List<String> digests(Value index) {
    return Values.each(index, "digest", "imageManifest", "manifests");
  }

  private Value opened(Mapping index) {
    Value manifests = manifests(Values.text(index, "imageManifest"));
    if (manifests instanceof Unresolved) {
      return manifests;
    }
    Map<String, Value> entries = new LinkedHashMap<>(index.entries());
    entries.put("imageManifest", Mapping.of(Map.of("manifests", manifests)));
    return Mapping.of(entries);
  }

  private Value manifests(String text) {
    if (!(PolicyText.tree(text) instanceof Mapping tree)) {
      return new Unresolved("the index of an image is not an object of JSON");
    }
    List<Mapping> all =
        Values.items(tree, "manifests").stream()
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .filter(each -> !isAttestation(each))
            .toList();
    List<Mapping> run = of(all, platforms);
    List<Mapping> kept = run.isEmpty() ? of(all, OF_EKS) : run;
    Set<String> digests = new TreeSet<>();
    kept.forEach(each -> digests.add(Values.text(each, "digest")));
    if (digests.size() > MOST) {
      return new Unresolved("the index of an image has more than " + MOST + " for one platform");
    }
    return digests.stream().allMatch(DIGEST.asMatchPredicate())
        ? Sequence.of(kept.stream().map(ImageIndexes::plain).toList())
        : new Unresolved("the index of an image names one by what is no digest");
  }

  /** Those for certain platforms, and those that do not say for which they are. */
  private static List<Mapping> of(List<Mapping> manifests, Set<String> wanted) {
    Predicate<Mapping> isWanted =
        each ->
            Values.at(each, "platform") == null
                || wanted.contains(
                    Values.text(each, "platform", "os")
                        + "/"
                        + Values.text(each, "platform", "architecture"));
    return manifests.stream().filter(isWanted).toList();
  }

  /** What a build says of itself beside its images (BuildKit, "Image attestation storage"). */
  private static boolean isAttestation(Mapping manifest) {
    return Values.text(manifest, "annotations", "vnd.docker.reference.type")
            .equals("attestation-manifest")
        || Values.text(manifest, "platform", "os").equals("unknown");
  }

  private static Value plain(Mapping manifest) {
    Map<String, Value> platform = new LinkedHashMap<>();
    for (String key : List.of("os", "os.version", "architecture", "variant")) {
      if (Values.at(manifest, "platform", key) instanceof Text text) {
        platform.put(key, text);
      }
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("digest", new Text(Values.text(manifest, "digest")));
    entries.put("platform", Mapping.of(platform));
    return Mapping.of(entries);
  }
}
