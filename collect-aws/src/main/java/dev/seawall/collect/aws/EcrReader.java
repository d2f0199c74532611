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
  private final EcrClient ecr;

  EcrReader(Reading reading, KmsReader keys) {
    this.reading = reading;
    this.keys = keys;
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
    Set<EcrImage> ordered =
        new TreeSet<>(Comparator.comparing(EcrImage::digest).thenComparing(EcrImage::tag));
    ordered.addAll(images);
    for (Answer[] both : reading.tasks().each(ordered, image -> image(arn, image))) {
      add(details, both[0]);
      add(findings, both[1]);
    }
    reading.put(IMAGES, arn, Sequence.of(details));
    reading.put(FINDINGS, arn, Sequence.of(findings));
  }

  private static void add(List<Value> list, Answer answer) {
    if (answer.value() instanceof Sequence sequence) {
      list.addAll(sequence.items());
    } else if (!(answer instanceof Answer.None)) {
      list.add(answer.value());
    }
  }

  private Answer[] image(String arn, EcrImage image) {
    ImageIdentifier id =
        image.digest().isEmpty()
            ? ImageIdentifier.builder().imageTag(image.tag()).build()
            : ImageIdentifier.builder().imageDigest(image.digest()).build();
    String about = arn + " " + (image.digest().isEmpty() ? image.tag() : image.digest());
    Later<Answer> findings =
        reading
            .tasks()
            .start(
                () ->
                    reading.one(
                        FINDINGS,
                        about,
                        () ->
                            ecr.describeImageScanFindings(
                                r ->
                                    r.registryId(image.account())
                                        .repositoryName(image.repository())
                                        .imageId(id)
                                        .maxResults(1000))));
    Answer details =
        reading.one(
            IMAGES,
            about,
            () ->
                ecr.describeImages(
                    r ->
                        r.registryId(image.account())
                            .repositoryName(image.repository())
                            .imageIds(id)),
            "imageDetails");
    return new Answer[] {details, findings.get()};
  }
}
