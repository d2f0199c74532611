package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.ACCOUNTS;
import static dev.seawall.core.aws.AwsTypes.SERVICE_CONTROL_POLICIES;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.account.model.AlternateContactType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.paginators.ListParentsIterable;

/** What is set for the account as a whole, and for the organisation it is in. */
final class AccountReader {
  private static final Operation SUMMARY = Operation.of(ACCOUNTS, "GetAccountSummary");
  private static final Operation REPORT =
      Operation.of(ACCOUNTS, "GetCredentialReport")
          .orNone(
              "ReportNotPresent",
              "ReportInProgress",
              "ReportExpired",
              "CredentialReportNotPresentException",
              "CredentialReportNotReadyException",
              "CredentialReportExpiredException");
  private static final Operation GENERATE = Operation.of(ACCOUNTS, "GenerateCredentialReport");
  private static final Operation CONTACT =
      Operation.of(ACCOUNTS, "GetAlternateContact").orNone("ResourceNotFoundException");
  private static final Operation PUBLIC_ACCESS =
      Operation.of(ACCOUNTS, "GetPublicAccessBlock").orNone("NoSuchPublicAccessBlockConfiguration");
  private static final String NO_ORGANIZATION = "AWSOrganizationsNotInUseException";
  private static final Operation ORGANIZATION =
      Operation.of(ACCOUNTS, "DescribeOrganization").orNone(NO_ORGANIZATION);
  private static final Operation PARENTS =
      Operation.of(SERVICE_CONTROL_POLICIES, "ListParents").orNone(NO_ORGANIZATION);
  private static final Operation POLICIES =
      Operation.of(SERVICE_CONTROL_POLICIES, "ListPoliciesForTarget").orNone(NO_ORGANIZATION);
  private static final Operation POLICY =
      Operation.of(SERVICE_CONTROL_POLICIES, "DescribePolicy").orNone(NO_ORGANIZATION);
  private static final String OTHERS =
      " is not read: this account is a member of its organisation, whose management account and"
          + " delegated administrators alone may ask which service control policies are in force";
  private static final int DEEPEST_UNIT = 8;
  private static final int MOST_ATTEMPTS = 6;

  private final Reading reading;
  private final String arn;

  AccountReader(Reading reading) {
    this.reading = reading;
    this.arn = arn(reading.place());
  }

  static String arn(Place place) {
    return "arn:"
        + place.partition()
        + ":account::"
        + place.account()
        + ":account/"
        + place.account();
  }

  void read() {
    if (!reading.wants(ACCOUNTS)) {
      return;
    }
    IamClient iam = reading.clients().iam();
    reading
        .tasks()
        .all(
            () ->
                reading.put(
                    SUMMARY, arn, reading.one(SUMMARY, arn, iam::getAccountSummary, "SummaryMap")),
            () -> credentialReport(iam),
            () ->
                reading.put(
                    CONTACT,
                    arn,
                    reading.one(
                        CONTACT,
                        arn,
                        () ->
                            reading
                                .clients()
                                .account()
                                .getAlternateContact(
                                    r -> r.alternateContactType(AlternateContactType.SECURITY)),
                        "AlternateContact")),
            () ->
                reading.put(
                    PUBLIC_ACCESS,
                    arn,
                    reading.one(
                        PUBLIC_ACCESS,
                        arn,
                        () ->
                            reading
                                .clients()
                                .s3Control()
                                .getPublicAccessBlock(r -> r.accountId(reading.place().account())),
                        "PublicAccessBlockConfiguration")),
            this::organization);
  }

  /** IAM makes the report when it is asked to, in a few seconds, and keeps it for four hours. */
  private void credentialReport(IamClient iam) {
    Answer report = report(iam, 0);
    if (report instanceof Answer.None) {
      Answer generated = reading.one(GENERATE, arn, iam::generateCredentialReport);
      for (int i = 1;
          i < MOST_ATTEMPTS && report instanceof Answer.None && !generated.failed();
          i++) {
        pause(Duration.ofMillis(250L << i));
        report = report(iam, i);
      }
      if (report instanceof Answer.None) {
        Failure late = new Failure(Failure.Kind.TIMED_OUT, "the report was not ready in time");
        report = generated.failed() ? generated : reading.calls().failed(REPORT, arn, late);
        reading.noted(REPORT, arn, report);
      }
    }
    reading.put(REPORT, arn, report.map(AccountReader::rows));
  }

  private Answer report(IamClient iam, int attempt) {
    String about = attempt == 0 ? arn : arn + " attempt " + attempt;
    return reading.one(REPORT, about, iam::getCredentialReport, "Content");
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Value rows(Value content) {
    String csv =
        new String(
            Base64.getDecoder().decode(content instanceof Text text ? text.text() : ""),
            StandardCharsets.UTF_8);
    List<String> lines = csv.lines().toList();
    List<Value> rows = new ArrayList<>();
    String[] names = lines.isEmpty() ? new String[0] : lines.getFirst().split(",", -1);
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, Value> row = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(cells.length, names.length); i++) {
        row.put(names[i], new Text(cells[i]));
      }
      rows.add(Mapping.of(row));
    }
    return Sequence.of(rows);
  }

  private void organization() {
    OrganizationsClient organizations = reading.clients().organizations();
    Answer organization =
        reading.one(ORGANIZATION, arn, organizations::describeOrganization, "Organization");
    reading.put(ORGANIZATION, arn, organization);
    if (!reading.wants(SERVICE_CONTROL_POLICIES)) {
      return;
    }
    if (isRefusedAsMember(organizations, Values.text(organization.value(), "MasterAccountId"))) {
      reading.incomplete().add(SERVICE_CONTROL_POLICIES);
      reading.ledger().notAsked(SERVICE_CONTROL_POLICIES, OTHERS);
      return;
    }
    boolean alone = organization instanceof Answer.None;
    Answer policies = alone ? organization : policies(organizations);
    reading.resources().put(ACCOUNTS.kind(), arn, POLICIES.name(), policies.value());
  }

  /**
   * Whether this is a member that Organizations tells nothing: only the management account and
   * delegated administrators may ask (Organizations API, ListParents). No policy of the member's
   * own changes that.
   */
  private boolean isRefusedAsMember(OrganizationsClient organizations, String management) {
    String account = reading.place().account();
    if (management.isEmpty() || management.equals(account)) {
      return false;
    }
    return reading.calls().all(PARENTS, account, () -> parents(organizations, account), "Parents")
            instanceof Answer.Failed(Failure failure, String _)
        && failure.kind() == Failure.Kind.DENIED;
  }

  private static ListParentsIterable parents(OrganizationsClient organizations, String child) {
    return organizations.listParentsPaginator(r -> r.childId(child));
  }

  /** The service control policies in force, a list for each level from the root to the account. */
  private Answer policies(OrganizationsClient organizations) {
    List<String> targets = new ArrayList<>();
    targets.add(reading.place().account());
    for (int i = 0; i < DEEPEST_UNIT; i++) {
      String child = targets.getLast();
      Answer parents = reading.all(PARENTS, child, () -> parents(organizations, child), "Parents");
      if (!(parents instanceof Answer.Given)) {
        return parents;
      }
      String parent = String.join("", Values.each(parents.value(), "Id"));
      if (parent.isEmpty()) {
        break;
      }
      targets.add(parent);
      if (parent.startsWith("r-")) {
        break;
      }
    }
    Collections.reverse(targets);
    List<Value> levels = new ArrayList<>();
    for (Answer level : reading.tasks().each(targets, each -> level(organizations, each))) {
      levels.add(level.value());
    }
    return new Answer.Given(Sequence.of(levels));
  }

  private Answer level(OrganizationsClient organizations, String target) {
    Answer policies =
        reading.all(
            POLICIES,
            target,
            () ->
                organizations.listPoliciesForTargetPaginator(
                    r -> r.targetId(target).filter(PolicyType.SERVICE_CONTROL_POLICY)),
            "Policies");
    return policies.map(
        list ->
            Sequence.of(
                reading
                    .tasks()
                    .each(
                        Values.each(list, "Id"),
                        id ->
                            reading
                                .one(
                                    POLICY,
                                    id,
                                    () -> organizations.describePolicy(r -> r.policyId(id)),
                                    "Policy",
                                    "Content")
                                .value())));
  }
}
