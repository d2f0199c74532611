package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.REPOSITORIES;

import dev.seawall.core.aws.EcrImage;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** The repositories of the images that run, and what ECR knows of those images. */
final class EcrReader {
  private static final String GONE = "RepositoryNotFoundException";
  private static final Operation DESCRIBE =
      Operation.of(REPOSITORIES, "DescribeRepositories").orNone(GONE);
  private static final Operation POLICY =
      Operation.of(REPOSITORIES, "GetRepositoryPolicy")
          .orNone(GONE, "RepositoryPolicyNotFoundException");
  private static final Operation LIFECYCLE =
      Operation.of(REPOSITORIES, "GetLifecyclePolicy")
          .orNone(GONE, "LifecyclePolicyNotFoundException");
  private static final Operation IMAGES =
      Operation.of(REPOSITORIES, "DescribeImages").orNone(GONE, "ImageNotFoundException");
  private static final Operation FINDINGS =
      Operation.of(REPOSITORIES, "DescribeImageScanFindings")
          .orNone(GONE, "ImageNotFoundException", "ScanNotFoundException");

  private final Reading reading;
  private final KmsReader keys;
  private final ImageIndexes indexes;
  private final EcrClient ecr;

  /** What was read of one image. */
  private record Read(Answer details, Answer findings, List<Answer> indexes) {}

  /**
   * A reader that has read nothing yet.
   *
   * @param platforms of the nodes; empty when they are not known
   */
  EcrReader(Reading reading, KmsReader keys, SortedSet<String> platforms) {
    this.reading = reading;
    this.keys = keys;
    this.indexes = new ImageIndexes(reading, platforms);
    this.ecr = reading.clients().ecr();
  }

  /**
   * The repositories of this account and region. Those of its other regions are left to a scan of
   * those, which is said; those of other accounts, such as the one that EKS's own images come from,
   * cannot be described from here.
   */
  void images(Collection<String> references) {
    if (!reading.wants(REPOSITORIES)) {
      return;
    }
    Map<String, Set<EcrImage>> byRepository = new TreeMap<>();
    SortedMap<String, Integer> elsewhere = new TreeMap<>();
    for (String reference : references) {
      Optional<EcrImage> image = EcrImage.of(reference);
      if (image.isEmpty()) {
        continue;
      }
      Place place = new Place("", image.get().account(), image.get().region());
      if (place.namespace().equals(reading.place().namespace())) {
        byRepository
            .computeIfAbsent(image.get().repository(), _ -> new HashSet<>())
            .add(image.get());
      } else if (place.account().equals(reading.place().account())) {
        elsewhere.merge(place.namespace(), 1, Integer::sum);
      }
    }
    elsewhere.forEach(
        (registry, images) ->
            reading.notice(
                "ECR of " + registry,
                images
                    + (images == 1 ? " image that runs is" : " images that run are")
                    + " from this registry and not looked up: it is in another region"));
    reading.tasks().each(byRepository.values(), this::repository);
  }

  private boolean repository(Set<EcrImage> images) {
    EcrImage first = images.iterator().next();
    String account = first.account();
    String name = first.repository();
    Place place = reading.place();
    String arn =
        new Place(place.partition(), account, place.region()).arn("ecr", "repository/" + name);
    Answer described =
        reading.one(
            DESCRIBE,
            arn,
            () -> ecr.describeRepositories(r -> r.registryId(account).repositoryNames(name)),
            "repositories");
    if (described instanceof Answer.None) {
      return false;
    }
    Mapping repository =
        described.mappings().isEmpty() ? Mapping.EMPTY : described.mappings().getFirst();
    reading.put(DESCRIBE, arn, described.failed() ? described : new Answer.Given(repository));
    reading
        .tasks()
        .all(
            () -> keys.key(Values.text(repository, "encryptionConfiguration", "kmsKey")),
            () ->
                reading.put(
                    POLICY,
                    arn,
                    reading.one(
                        POLICY,
                        arn,
                        () ->
                            ecr.getRepositoryPolicy(
                                r -> r.registryId(account).repositoryName(name)),
                        "policyText")),
            () ->
                reading.put(
                    LIFECYCLE,
                    arn,
                    reading.one(
                        LIFECYCLE,
                        arn,
                        () ->
                            ecr.getLifecyclePolicy(r -> r.registryId(account).repositoryName(name)),
                        "lifecyclePolicyText")),
            () -> images(arn, images));
    return true;
  }

  /** One call for each image: one that is not there any more would fail all the others. */
  private void images(String arn, Set<EcrImage> images) {
    List<Value> details = new ArrayList<>();
    List<Value> findings = new ArrayList<>();
    List<Value> found = new ArrayList<>();
    Set<String> platforms = new TreeSet<>();
    Set<EcrImage> ordered =
        new TreeSet<>(Comparator.comparing(EcrImage::digest).thenComparing(EcrImage::tag));
    ordered.addAll(images);
    for (Read read : reading.tasks().each(ordered, image -> image(arn, image))) {
      add(details, read.details());
      add(findings, read.findings());
      for (Answer index : read.indexes()) {
        add(found, index);
        platforms.addAll(ImageIndexes.digests(index.value()));
      }
    }
    EcrImage any = images.iterator().next();
    reading
        .tasks()
        .each(platforms, digest -> findings(arn, any, byDigest(digest)))
        .forEach(each -> add(findings, each));
    reading.put(IMAGES, arn, Sequence.of(details));
    reading.put(FINDINGS, arn, Sequence.of(findings));
    if (!found.isEmpty()) {
      indexes.put(arn, found);
    }
  }

  private static void add(List<Value> list, Answer answer) {
    if (answer.value() instanceof Sequence sequence) {
      list.addAll(sequence.items());
    } else if (!(answer instanceof Answer.None)) {
      list.add(answer.value());
    }
  }

  private static ImageIdentifier byDigest(String digest) {
    return ImageIdentifier.builder().imageDigest(digest).build();
  }

  private Read image(String arn, EcrImage image) {
    ImageIdentifier id =
        image.digest().isEmpty()
            ? ImageIdentifier.builder().imageTag(image.tag()).build()
            : byDigest(image.digest());
    Later<Answer> findings = reading.tasks().start(() -> findings(arn, image, id));
    Answer details =
        reading.one(
            IMAGES,
            about(arn, id),
            () ->
                ecr.describeImages(
                    r ->
                        r.registryId(image.account())
                            .repositoryName(image.repository())
                            .imageIds(id)),
            "imageDetails");
    List<Answer> read =
        details.mappings().stream()
            .filter(ImageIndexes::isOne)
            .map(each -> indexes.read(arn, each))
            .toList();
    return new Read(details, findings.get(), read);
  }

  private static String about(String arn, ImageIdentifier id) {
    return arn + " " + (id.imageDigest() == null ? id.imageTag() : id.imageDigest());
  }

  private Answer findings(String arn, EcrImage image, ImageIdentifier id) {
    return reading.one(
        FINDINGS,
        about(arn, id),
        () ->
            ecr.describeImageScanFindings(
                r ->
                    r.registryId(image.account())
                        .repositoryName(image.repository())
                        .imageId(id)
                        .maxResults(1000)));
  }
}
