package dev.seawall.core.aws.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A role's trust policy: who can take the role, as STS decides it (IAM User Guide, "Creating a role
 * for OIDC federation"; EKS User Guide, "IAM roles for service accounts" and "EKS Pod Identity").
 *
 * @param role the role's ARN
 */
public record Trust(String role, Policy policy) {
  private static final String WEB_IDENTITY = "sts:assumerolewithwebidentity";
  private static final List<String> TAKING =
      List.of("sts:assumerole", WEB_IDENTITY, "sts:assumerolewithsaml");
  private static final String PROVIDER = ":oidc-provider/";

  /**
   * The id that stands where a role or user was deleted; nobody can have it again (IAM User Guide,
   * "AWS JSON policy elements: Principal").
   */
  private static final Pattern GONE = Pattern.compile("A(ROA|IDA)[A-Z0-9]{12,}");

  private static final Pattern ANYTHING = Pattern.compile("[*?]+");

  /**
   * Who is named in statements that let somebody take the role, whatever their conditions; those
   * who were deleted are left out.
   */
  public SortedSet<Trusted> trusted() {
    SortedSet<Trusted> trusted = new TreeSet<>();
    for (Statement statement : taking()) {
      Optional<PrincipalElement> principals = statement.parts().principals();
      if (principals.isEmpty() || principals.get().negated()) {
        trusted.add(new Trusted(Trusted.Kind.OTHER, statement.toString()));
        continue;
      }
      principals.get().named().stream()
          .filter(each -> !GONE.matcher(each.text()).matches())
          .forEach(each -> trusted.add(trusted(each)));
    }
    return trusted;
  }

  private static Trusted trusted(PrincipalElement.Named named) {
    Trusted.Kind kind =
        switch (named.type()) {
          case EVERYBODY -> Trusted.Kind.EVERYBODY;
          case SERVICE -> Trusted.Kind.SERVICE;
          case FEDERATED -> Trusted.Kind.FEDERATED;
          case CANONICAL_USER -> Trusted.Kind.OTHER;
          case AWS ->
              Principal.of(named.text()).map(Principal::kind).orElse(Principal.Kind.USER)
                      == Principal.Kind.ACCOUNT_ROOT
                  ? Trusted.Kind.ACCOUNT
                  : Trusted.Kind.PRINCIPAL;
        };
    return new Trusted(kind, named.text());
  }

  private List<Statement> taking() {
    return policy.statements().stream()
        .filter(Statement::mayAllow)
        .filter(each -> TAKING.stream().anyMatch(action -> !each.action(action).isNo()))
        .toList();
  }

  /** The ARNs of the OpenID Connect providers that are named, in their order. */
  public List<String> openIdProviders() {
    return trusted().stream()
        .filter(each -> each.kind() == Trusted.Kind.FEDERATED && each.name().contains(PROVIDER))
        .map(Trusted::name)
        .toList();
  }

  /** The issuer without its scheme that a provider's ARN names; the text itself if it is none. */
  public static String issuerOf(String provider) {
    int at = provider.indexOf(PROVIDER);
    return at < 0 ? provider : provider.substring(at + PROVIDER.length());
  }

  /** What the statements that name a principal ask of a condition key, counted without case. */
  public List<Claim> claims(String principal, String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    List<Claim> claims = new ArrayList<>();
    for (Statement statement : taking()) {
      if (!names(statement, principal)) {
        continue;
      }
      for (Condition each : statement.parts().conditions()) {
        if (each.key().equals(lower)) {
          claims.add(
              new Claim(lower, each.written(), each.values(), each.holdsWithoutKey(), statement));
        }
      }
    }
    return claims;
  }

  /**
   * The audiences to try tokens of a provider with: STS, which EKS asks for, and those that the
   * policy asks for, because whoever has a token chooses.
   */
  public List<String> audiences(String provider) {
    List<String> audiences = new ArrayList<>(List.of("sts.amazonaws.com"));
    for (Claim claim : claims(provider, issuerOf(provider) + ":aud")) {
      if (claim.operator().contains("String") && !claim.operator().contains("Not")) {
        claim.values().forEach(each -> audiences.add(each.replace("*", "any").replace('?', 'x')));
      }
    }
    return audiences;
  }

  private static boolean names(Statement statement, String principal) {
    return statement
        .parts()
        .principals()
        .filter(each -> !each.negated())
        .filter(each -> each.named().stream().anyMatch(n -> n.text().equals(principal)))
        .isPresent();
  }

  /**
   * Whether each statement that names a principal asks something of a condition key: a request
   * without it does not pass, nor does one with whatever value.
   */
  public boolean asks(String principal, String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return taking().stream()
        .filter(statement -> names(statement, principal))
        .allMatch(
            statement ->
                statement.parts().conditions().stream()
                    .anyMatch(each -> each.key().equals(lower) && asksSomething(each)));
  }

  private static boolean asksSomething(Condition condition) {
    return !condition.holdsWithoutKey()
        && condition.operator() != Operator.NULL
        && condition.values().stream()
            .noneMatch(value -> value.equals("false") || ANYTHING.matcher(value).matches());
  }

  /**
   * What a service would say of itself on behalf of resources of other accounts, as far as the
   * statements that name it leave other accounts open.
   *
   * @param source the ARN of such a resource, in an account that nobody means
   */
  public Set<Map<String, List<String>>> fromElsewhere(String service, String source) {
    String own = role.split(":", -1)[4];
    return new Elsewhere(source, own)
        .requests(values(service, "aws:SourceAccount"), values(service, "aws:SourceArn"));
  }

  private List<String> values(String principal, String key) {
    return claims(principal, key).stream().flatMap(each -> each.values().stream()).toList();
  }

  /**
   * Whether a token gets the role.
   *
   * @param provider the ARN of the OpenID Connect provider whose issuer signed the token
   * @param subject the claim {@code sub}
   * @param audience the claim {@code aud}
   */
  public Answer lets(String provider, String subject, String audience) {
    String issuer = issuerOf(provider);
    Map<String, List<String>> claims = new HashMap<>();
    claims.put(issuer + ":sub", List.of(subject));
    claims.put(issuer + ":aud", List.of(audience));
    return lets(provider, "sts:AssumeRoleWithWebIdentity", claims);
  }

  /**
   * Whether a service or provider can do an action, such as {@code sts:TagSession}, on the role.
   * Keys of the request that AWS itself sets and that are not given stay open; others are absent.
   */
  public Answer lets(String principal, String action, Map<String, List<String>> context) {
    Principal asking =
        Principal.of(principal)
            .orElseThrow(() -> new IllegalArgumentException(principal + " is no principal"));
    Set<String> absent = new HashSet<>();
    for (String key : policy.conditionKeys()) {
      if (!key.startsWith("aws:") && !key.startsWith("sts:")) {
        absent.add(key);
      }
    }
    Context known = Context.partial(context, absent);
    Policies policies = Policies.NONE.withResource(policy);
    return Evaluation.decide(policies, Request.of(asking, action, role, known)).answer(role);
  }
}
