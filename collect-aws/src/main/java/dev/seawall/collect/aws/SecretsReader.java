package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.AWS_SECRETS;
import static dev.seawall.core.aws.AwsTypes.PARAMETERS;

import dev.seawall.core.aws.Arn;
import dev.seawall.core.value.Mapping;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/** Secrets of Secrets Manager and parameters of Systems Manager; never their values. */
final class SecretsReader {
  private static final Operation SECRETS =
      Operation.of(AWS_SECRETS, "ListSecrets").listing(AWS_SECRETS);
  private static final Operation SECRET_POLICY =
      Operation.of(AWS_SECRETS, "GetResourcePolicy").orNone("ResourceNotFoundException");
  private static final int MOST_SECRET_POLICIES = 500;

  /** The most values of a filter of {@code ssm:DescribeParameters}. */
  private static final int MOST_NAMES = 50;

  private final Reading reading;
  private final KmsReader keys;

  SecretsReader(Reading reading, KmsReader keys) {
    this.reading = reading;
    this.keys = keys;
  }

  /** What is asked about parameters, with a filter: a name that does not exist fails nothing. */
  static Batch parameters(Clients clients) {
    return new Batch(
        Operation.of(PARAMETERS, "DescribeParameters").listing(PARAMETERS),
        MOST_NAMES,
        "Name",
        "Parameters",
        names ->
            clients
                .ssm()
                .describeParametersPaginator(
                    r ->
                        r.parameterFilters(
                            ParameterStringFilter.builder()
                                .key("Name")
                                .option("Equals")
                                .values(names)
                                .build())));
  }

  /**
   * The secrets of the region, which roles of the cluster may read. Where there are very many, the
   * policies of the rest are not read, which leaves them unknown.
   */
  void all() {
    if (reading.wants(AWS_SECRETS)) {
      List<Mapping> all = allSecrets().mappings();
      all.forEach(secret -> reading.put(SECRETS, Values.text(secret, "ARN"), secret));
      policies(all.stream().limit(MOST_SECRET_POLICIES).toList());
    }
  }

  /** The policies of the secrets that objects name, by name or ARN. */
  void secrets(Set<String> named) {
    if (!reading.wants(AWS_SECRETS)) {
      return;
    }
    Set<String> own = here("secret", named);
    if (!own.isEmpty()) {
      policies(allSecrets().mappings().stream().filter(secret -> isNamed(secret, own)).toList());
    }
  }

  /** An ARN may be written without the six characters that Secrets Manager adds to the name. */
  private static boolean isNamed(Mapping secret, Set<String> named) {
    String arn = Values.text(secret, "ARN");
    return named.contains(Values.text(secret, "Name"))
        || named.contains(arn)
        || named.contains(arn.replaceFirst("-[A-Za-z0-9]{6}$", ""));
  }

  /** The parameters that objects name, by name or ARN. */
  void parameters(Batch describe, Set<String> named) {
    if (!reading.wants(PARAMETERS)) {
      return;
    }
    Set<String> names = new TreeSet<>();
    here("parameter", named)
        .forEach(each -> names.add(Arn.of(each).map(SecretsReader::nameOf).orElse(each)));
    SortedMap<String, Answer> found = describe.single(reading, names);
    found.forEach((name, answer) -> reading.put(describe.operation(), arnOf(name), answer));
  }

  /** A name with levels begins with a slash, which its ARN has once. */
  private static String nameOf(Arn arn) {
    return arn.name().contains("/") ? "/" + arn.name() : arn.name();
  }

  private String arnOf(String name) {
    return reading
        .place()
        .arn("ssm", "parameter/" + (name.startsWith("/") ? name.substring(1) : name));
  }

  /** Those of this account and region; of the others it is said that they are not read. */
  private Set<String> here(String what, Collection<String> named) {
    Set<String> own = new TreeSet<>();
    SortedMap<String, Integer> elsewhere = new TreeMap<>();
    for (String each : named) {
      Optional<Arn> arn = Arn.of(each);
      if (arn.isEmpty() || isHere(arn.get())) {
        own.add(each);
      } else {
        elsewhere.merge(arn.get().account() + "/" + arn.get().region(), 1, Integer::sum);
      }
    }
    elsewhere.forEach(
        (where, count) ->
            reading.notice(
                where,
                count
                    + " "
                    + what
                    + (count == 1 ? " that the cluster names is" : "s that the cluster names are")
                    + " in this account and region and not looked up"));
    return own;
  }

  private boolean isHere(Arn arn) {
    return arn.region().equals(reading.place().region())
        && arn.account().equals(reading.place().account());
  }

  private Answer allSecrets() {
    return reading.all(
        SECRETS,
        reading.place().namespace(),
        () -> reading.clients().secrets().listSecretsPaginator(r -> {}),
        "SecretList");
  }

  private void policies(List<Mapping> secrets) {
    SecretsManagerClient client = reading.clients().secrets();
    reading
        .tasks()
        .each(
            secrets,
            secret -> {
              String arn = Values.text(secret, "ARN");
              reading.put(
                  SECRET_POLICY,
                  arn,
                  reading.one(
                      SECRET_POLICY,
                      arn,
                      () -> client.getResourcePolicy(r -> r.secretId(arn)),
                      "ResourcePolicy"));
              keys.key(Values.text(secret, "KmsKeyId"));
              return true;
            });
  }
}
