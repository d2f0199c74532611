package dev.seawall.checks.network;

import static dev.seawall.core.kubernetes.network.Direction.EGRESS;
import static dev.seawall.core.kubernetes.network.Direction.INGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.kubernetes.network.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies of Cilium, of Calico, of administrators and of the VPC CNI, by their documentation. */
class OtherPolicyApisTest {
  private static PolicyCase cilium(String spec) {
    return PolicyCase.of(
        "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\n"
            + "metadata: {name: p, namespace: shop}\nspec: "
            + spec);
  }

  private static PolicyCase calico(String kind, String spec) {
    String namespace = kind.startsWith("Global") ? "" : ", namespace: shop";
    return PolicyCase.of(
        "apiVersion: projectcalico.org/v3\nkind: "
            + kind
            + "\nmetadata: {name: p"
            + namespace
            + "}\nspec: "
            + spec);
  }

  private static String admin(String kind, String name, String spec) {
    return "apiVersion: policy.networking.k8s.io/v1alpha1\nkind: "
        + kind
        + "\nmetadata: {name: "
        + name
        + "}\nspec: "
        + spec
        + "\n---\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {endpointSelector: {}, ingress: [{}]}                                     | YES | NO
          {endpointSelector: {}, ingress: []}                                       | NO  | NO
          {endpointSelector: {}, egress: [{toEntities: [world]}]}                   | NO  | YES
          {endpointSelector: {}, ingressDeny: [{fromEntities: [world]}]}            | YES | NO
          {endpointSelector: {}, ingress: [{}], enableDefaultDeny: {ingress: false}} | NO | NO
          {endpointSelector: {matchLabels: {'k8s:app': web}}, ingress: [{}]}        | YES | NO
          {endpointSelector: {matchLabels: {'any:app': db}}, ingress: [{}]}         | NO  | NO
          """)
  void ciliumDeniesByDefaultADirectionThatHasARule(
      String spec, Answer.Kind ingress, Answer.Kind egress) {
    assertThat(cilium(spec).isolation("web", INGRESS).kind()).isEqualTo(ingress);
    assertThat(cilium(spec).isolation("web", EGRESS).kind()).isEqualTo(egress);
  }

  @Test
  void anEmptyRuleOfCiliumAllowsNobodyAndAnEmptyEndpointSelectorTheNamespace() {
    PolicyCase nobody = cilium("{endpointSelector: {}, ingress: [{}]}");
    assertThat(nobody.reach("db", "web", 8080)).isEqualTo(Answer.NO);
    PolicyCase own = cilium("{endpointSelector: {}, ingress: [{fromEndpoints: [{}]}]}");
    assertThat(own.reach("db", "web", 8080)).isEqualTo(Answer.YES);
    assertThat(own.reach("prober", "web", 8080)).isEqualTo(Answer.NO);
    PolicyCase other =
        cilium(
            "{endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels:"
                + " {'k8s:io.kubernetes.pod.namespace': monitoring}}]}]}");
    assertThat(other.reach("prober", "web", 8080)).isEqualTo(Answer.YES);
    assertThat(other.reach("db", "web", 8080)).isEqualTo(Answer.NO);
  }

  @Test
  void aDenyOfCiliumWinsOverEveryAllow() {
    PolicyCase both =
        cilium(
            "{endpointSelector: {}, ingress: [{fromEntities: [all]}],"
                + " ingressDeny: [{fromEndpoints: [{matchLabels: {app: db}}],"
                + " toPorts: [{ports: [{port: '8080', protocol: TCP}]}]}]}");
    assertThat(both.reach("db", "web", 8080)).isEqualTo(Answer.NO);
    assertThat(both.reach("db", "web", 8081)).isEqualTo(Answer.YES);
    assertThat(both.reach("203.0.113.1", "web", 8080)).isEqualTo(Answer.YES);
  }

  @Test
  void blocksOfCiliumAreNeverPodsAndPortsAloneAreEveryone() {
    PolicyCase world = cilium("{endpointSelector: {}, ingress: [{fromCIDR: [0.0.0.0/0]}]}");
    assertThat(world.reach("db", "web", 8080)).isEqualTo(Answer.NO);
    assertThat(world.reach("203.0.113.1", "web", 8080)).isEqualTo(Answer.YES);
    PolicyCase port =
        cilium("{endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: http}]}]}]}");
    assertThat(port.reach("prober", "web", 8080)).isEqualTo(Answer.YES);
    assertThat(port.reach("prober", "web", 8081)).isEqualTo(Answer.NO);
  }

  @Test
  void whatCiliumDecidesByNameIsNotKnownHere() {
    PolicyCase names = cilium("{endpointSelector: {}, egress: [{toFQDNs: [{matchName: a.io}]}]}");
    assertThat(names.isolation("web", EGRESS)).isEqualTo(Answer.YES);
    assertThat(names.reach("web", "203.0.113.1", 443).isUnknown()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '~',
      textBlock =
          """
          all()                                                    % YES
          app == 'web'                                             % YES
          app == "db"                                              % NO
          app != 'db' && has(tier)                                 % YES
          !has(tier) || app == 'web'                               % YES
          ! (app == 'web' || app == 'db')                          % NO
          app in {'web', 'api'}                                    % YES
          app not in {'web'}                                       % NO
          app starts with 'we' && tier ends with 'nt'              % YES
          tier contains 'ro'                                       % YES
          projectcalico.org/namespace == 'shop'                    % YES
          app == 'db' && app == 'web' || tier == 'front'           % YES
          """)
  void calicoSelectorsMeanWhatTheySay(String selector, Answer.Kind expected) {
    String quoted = selector.replace("'", "''");
    PolicyCase policy = calico("NetworkPolicy", "{selector: '" + quoted + "', types: [Ingress]}");
    assertThat(policy.isolation("web", INGRESS).kind()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"app = web", "app ==", "has(", "app == 'a' &&", "a in {'b'", "'a' == 'b'"})
  void aCalicoSelectorThatCannotBeReadIsUnknown(String selector) {
    PolicyCase policy =
        calico("NetworkPolicy", "{selector: \"" + selector + "\", types: [Ingress]}");
    assertThat(policy.isolation("web", INGRESS).isUnknown()).isTrue();
    assertThat(policy.isolation("prober", INGRESS)).isEqualTo(Answer.NO);
  }

  @Test
  void theFirstRuleOfCalicoThatMatchesDecidesByOrder() {
    String policies =
        """
        apiVersion: projectcalico.org/v3
        kind: GlobalNetworkPolicy
        metadata: {name: late}
        spec: {order: 20, selector: all(), types: [Ingress], ingress: [{action: Allow}]}
        ---
        apiVersion: projectcalico.org/v3
        kind: GlobalNetworkPolicy
        metadata: {name: early}
        spec:
          order: 10
          selector: app == 'web'
          types: [Ingress]
          ingress:
            - {action: Log}
            - {action: Deny, protocol: TCP, source: {selector: app == 'db'}, destination: {ports: [8080, '9000:9100']}}
        """;
    PolicyCase both = PolicyCase.of(policies);
    assertThat(both.reach("db", "web", 8080)).isEqualTo(Answer.NO);
    assertThat(both.reach("db", "web", 9050)).isEqualTo(Answer.NO);
    assertThat(both.reach("db", "web", 443)).isEqualTo(Answer.YES);
    assertThat(both.reach("prober", "web", 8080)).isEqualTo(Answer.YES);
    PolicyCase swapped = PolicyCase.of(policies.replace("order: 10", "order: 30"));
    assertThat(swapped.reach("db", "web", 8080)).isEqualTo(Answer.YES);
  }

  @Test
  void withoutTypesCalicoCoversTheDirectionsThatHaveRules() {
    PolicyCase none = calico("NetworkPolicy", "{selector: all()}");
    assertThat(none.isolation("web", INGRESS)).isEqualTo(Answer.YES);
    assertThat(none.isolation("web", EGRESS)).isEqualTo(Answer.NO);
    PolicyCase out = calico("NetworkPolicy", "{selector: all(), egress: [{action: Allow}]}");
    assertThat(out.isolation("web", INGRESS)).isEqualTo(Answer.NO);
    assertThat(out.isolation("web", EGRESS)).isEqualTo(Answer.YES);
  }

  @Test
  void aSelectorOfANamespacedCalicoPolicyStaysInItsNamespace() {
    PolicyCase own =
        calico(
            "NetworkPolicy",
            "{selector: all(), ingress: [{action: Allow, source: {selector: has(app)}}]}");
    assertThat(own.reach("db", "web", 8080)).isEqualTo(Answer.YES);
    assertThat(own.reach("prober", "web", 8080)).isEqualTo(Answer.NO);
    PolicyCase global =
        calico(
            "GlobalNetworkPolicy",
            "{selector: all(), ingress: [{action: Allow, source: {selector: has(app)}}]}");
    assertThat(global.reach("prober", "web", 8080)).isEqualTo(Answer.YES);
  }

  @Test
  void administratorsCountBeforeNetworkPoliciesAndTheBaselineAfterThem() {
    String deny =
        "{priority: 10, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces:"
            + " {}}]}]}";
    String allow =
        "apiVersion: networking.k8s.io/v1\n"
            + "kind: NetworkPolicy\n"
            + "metadata: {name: open, namespace: shop}\n"
            + "spec: {podSelector: {}, ingress: [{}]}\n"
            + "---\n";
    PolicyCase denied = PolicyCase.of(allow + admin("AdminNetworkPolicy", "a", deny));
    assertThat(denied.reach("db", "web", 8080)).isEqualTo(Answer.NO);
    PolicyCase passed =
        PolicyCase.of(
            allow
                + admin("AdminNetworkPolicy", "a", deny)
                + admin(
                    "AdminNetworkPolicy", "b", deny.replace("Deny", "Pass").replace("10", "5")));
    assertThat(passed.reach("db", "web", 8080)).isEqualTo(Answer.YES);
    String baseline =
        admin("BaselineAdminNetworkPolicy", "default", deny.replace("priority: 10, ", ""));
    assertThat(PolicyCase.of(baseline).reach("db", "web", 8080)).isEqualTo(Answer.NO);
    assertThat(PolicyCase.of(baseline).isolation("web", INGRESS)).isEqualTo(Answer.YES);
    assertThat(PolicyCase.of(allow + baseline).reach("db", "web", 8080)).isEqualTo(Answer.YES);
  }

  @Test
  void policiesOfOnePriorityThatDisagreeAreUnknown() {
    String rule =
        "{priority: 7, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces:"
            + " {}}]}]}";
    PolicyCase both =
        PolicyCase.of(
            admin("AdminNetworkPolicy", "a", rule)
                + admin("AdminNetworkPolicy", "b", rule.replace("Deny", "Allow")));
    assertThat(both.reach("db", "web", 8080).isUnknown()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Admin, NO", "Baseline, NO", "Other, UNKNOWN"})
  void theClusterPolicyOfTheVpcCniHasATier(String tier, Answer.Kind expected) {
    PolicyCase policy =
        PolicyCase.of(
            "apiVersion: networking.k8s.aws/v1alpha1\nkind: ClusterNetworkPolicy\n"
                + "metadata: {name: p}\nspec: {tier: "
                + tier
                + ", priority: 10, subject: {namespaces: {matchLabels:"
                + " {kubernetes.io/metadata.name: shop}}},"
                + " egress: [{action: Deny, to: [{networks: [169.254.169.254/32]}]}]}");
    assertThat(policy.reach("web", "169.254.169.254", 80).kind()).isEqualTo(expected);
    assertThat(policy.reach("prober", "169.254.169.254", 80)).isEqualTo(Answer.YES);
  }

  @Test
  void ciliumAndCalicoForOnePodAreUnknown() {
    PolicyCase both =
        PolicyCase.of(
            """
            apiVersion: cilium.io/v2
            kind: CiliumNetworkPolicy
            metadata: {name: c, namespace: shop}
            spec: {endpointSelector: {}, ingress: [{fromEntities: [all]}]}
            ---
            apiVersion: crd.projectcalico.org/v1
            kind: NetworkPolicy
            metadata: {name: default.c, namespace: shop}
            spec: {selector: all(), types: [Ingress]}
            """);
    assertThat(both.reach("db", "web", 8080).isUnknown()).isTrue();
  }
}
