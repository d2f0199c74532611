package dev.seawall.checks.network;

import static dev.seawall.core.kubernetes.network.Direction.EGRESS;
import static dev.seawall.core.kubernetes.network.Direction.INGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.kubernetes.network.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NetworkPolicy as its API and the conformance tests of Kubernetes define it. */
class NetworkPolicySemanticsTest {
  @Test
  void withoutPoliciesNothingIsIsolatedAndEverythingIsOpen() {
    PolicyCase none = PolicyCase.of("");
    assertThat(none.isolation("web", INGRESS)).isEqualTo(Answer.NO);
    assertThat(none.isolation("web", EGRESS)).isEqualTo(Answer.NO);
    assertThat(none.reach("prober", "web", 8080)).isEqualTo(Answer.YES);
    assertThat(none.reach("web", "169.254.169.254", 80)).isEqualTo(Answer.YES);
  }

  @Test
  void denyAllByItsSelectorAndTypesNotByItsName() {
    PolicyCase deny = PolicyCase.ofSpec("{podSelector: {}, policyTypes: [Ingress, Egress]}");
    assertThat(deny.isolation("web", INGRESS)).isEqualTo(Answer.YES);
    assertThat(deny.isolation("db", EGRESS)).isEqualTo(Answer.YES);
    assertThat(deny.isolation("prober", EGRESS)).isEqualTo(Answer.NO);
    assertThat(deny.reach("web", "db", 5432)).isEqualTo(Answer.NO);
    PolicyCase named =
        PolicyCase.of(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: default-deny-all, namespace: shop}
            spec: {podSelector: {matchLabels: {app: nothing}}, policyTypes: [Ingress]}
            """);
    assertThat(named.isolation("web", INGRESS)).isEqualTo(Answer.NO);
  }

  @Test
  void anAbsentPodSelectorIsAnEmptyOne() {
    PolicyCase absent = PolicyCase.ofSpec("{policyTypes: [Ingress]}");
    assertThat(absent.isolation("web", INGRESS)).isEqualTo(Answer.YES);
    PolicyCase nothing = PolicyCase.ofSpec("{podSelector: null, policyTypes: [Ingress]}");
    assertThat(nothing.isolation("web", INGRESS)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {podSelector: {}}                                           | YES | NO
          {podSelector: {}, policyTypes: []}                          | YES | NO
          {podSelector: {}, egress: []}                               | YES | NO
          {podSelector: {}, egress: [{}]}                             | YES | YES
          {podSelector: {}, policyTypes: [Egress]}                    | NO  | YES
          {podSelector: {}, policyTypes: [Egress], ingress: [{}]}     | NO  | YES
          {podSelector: {}, policyTypes: [Ingress], egress: [{}]}     | YES | NO
          {podSelector: {}, policyTypes: [Ingress, Egress]}           | YES | YES
          """)
  void policyTypesDefaultAsTheApiServerFillsThem(
      String spec, Answer.Kind ingress, Answer.Kind egress) {
    PolicyCase policy = PolicyCase.ofSpec(spec);
    assertThat(policy.isolation("web", INGRESS).kind()).isEqualTo(ingress);
    assertThat(policy.isolation("web", EGRESS).kind()).isEqualTo(egress);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{matchLabels: {app: web}}",
        "{matchExpressions: [{key: app, operator: In, values: [web, api]}]}",
        "{matchExpressions: [{key: app, operator: NotIn, values: [db]}]}",
        "{matchExpressions: [{key: tier, operator: Exists}]}",
        "{matchExpressions: [{key: backup, operator: DoesNotExist}]}",
        "{matchExpressions: [{key: backup, operator: NotIn, values: [x]}]}",
        "{matchLabels: {app: web}, matchExpressions: [{key: tier, operator: In, values: [front]}]}"
      })
  void selectorsSelect(String selector) {
    PolicyCase policy = PolicyCase.ofSpec("{podSelector: " + selector + "}");
    assertThat(policy.isolation("web", INGRESS)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{matchLabels: {app: web, tier: back}}",
        "{matchExpressions: [{key: app, operator: In, values: [db]}]}",
        "{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}",
        "{matchExpressions: [{key: backup, operator: Exists}]}",
        "{matchExpressions: [{key: tier, operator: DoesNotExist}]}"
      })
  void selectorsLeaveOut(String selector) {
    PolicyCase policy = PolicyCase.ofSpec("{podSelector: " + selector + "}");
    assertThat(policy.isolation("web", INGRESS)).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from: []                                                        | YES | YES | YES
          from: [{podSelector: {}}]                                       | YES | NO  | NO
          from: [{namespaceSelector: {}}]                                 | YES | YES | NO
          from: [{podSelector: {matchLabels: {app: db}}}]                 | YES | NO  | NO
          from: [{podSelector: {matchLabels: {app: prober}}}]             | NO  | NO  | NO
          from: [{ipBlock: {cidr: 203.0.113.0/24}}]                       | UNKNOWN | UNKNOWN | YES
          from: [{ipBlock: {cidr: 198.51.100.0/24}}]                      | UNKNOWN | UNKNOWN | NO
          """)
  void peersAreAllowedByWhatIsWrittenOfThem(
      String rule, Answer.Kind db, Answer.Kind prober, Answer.Kind outside) {
    PolicyCase policy =
        PolicyCase.ofSpec("podSelector: {matchLabels: {app: web}}\ningress:\n  - " + rule);
    assertThat(policy.reach("db", "web", 8080).kind()).isEqualTo(db);
    assertThat(policy.reach("prober", "web", 8080).kind()).isEqualTo(prober);
    assertThat(policy.reach("203.0.113.9", "web", 8080).kind()).isEqualTo(outside);
  }

  @Test
  void aContainersPortThatDoesNotExistIsNoOtherPort() {
    PolicyCase odd =
        PolicyCase.of(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: odd, namespace: shop}
            spec: {containers: [{name: c, image: i, ports: [{name: http, containerPort: 4294967376}]}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: to-http, namespace: shop}
            spec: {podSelector: {}, ingress: [{ports: [{port: http}]}]}
            """);
    assertThat(odd.reach("web", "odd", 80)).isEqualTo(Answer.NO);
  }

  @Test
  void namespaceAndPodSelectorInOnePeerMustBothHold() {
    String both =
        """
        podSelector: {matchLabels: {app: web}}
        ingress:
          - from:
              - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                podSelector: {matchLabels: {app: other}}
        """;
    assertThat(PolicyCase.ofSpec(both).reach("prober", "web", 8080)).isEqualTo(Answer.NO);
    String either =
        both.replace("        podSelector: {matchLabels: {app: other}}", "      - podSelector: {}");
    assertThat(either).isNotEqualTo(both);
    assertThat(PolicyCase.ofSpec(either).reach("prober", "web", 8080)).isEqualTo(Answer.YES);
  }

  @Test
  void theLabelNameIsNotTheNameOfANamespaceButMetadataNameIs() {
    String rule =
        """
        podSelector: {matchLabels: {app: web}}
        ingress:
          - from: [{namespaceSelector: {matchLabels: {KEY: shop}}}]
        """;
    PolicyCase byName = PolicyCase.ofSpec(rule.replace("KEY", "name"));
    assertThat(byName.reach("db", "web", 8080)).isEqualTo(Answer.NO);
    PolicyCase bySetLabel = PolicyCase.ofSpec(rule.replace("KEY", "kubernetes.io/metadata.name"));
    assertThat(bySetLabel.reach("db", "web", 8080)).isEqualTo(Answer.YES);
    assertThat(bySetLabel.reach("prober", "web", 8080)).isEqualTo(Answer.NO);
  }

  @Test
  void labelsOfANamespaceThatWasNotGivenAreNotKnownButItsNameIs() {
    String rule =
        """
        podSelector: {matchLabels: {app: web}}
        ingress:
          - from: [{namespaceSelector: {matchLabels: {team: ops}}}]
        """;
    PolicyCase policy = PolicyCase.ofSpec(rule);
    assertThat(policy.reach("prober", "web", 8080).isUnknown()).isTrue();
    assertThat(policy.reach("prober", "web", 8080).reason()).contains("monitoring");
    assertThat(policy.reach("db", "web", 8080)).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{port: 8080}]                                  | 8080 | TCP | YES
          [{port: 8080}]                                  | 8080 | UDP | NO
          [{port: 8080, protocol: UDP}]                   | 8080 | UDP | YES
          [{port: 8000, endPort: 8080}]                   | 8080 | TCP | YES
          [{port: 8000, endPort: 8080}]                   | 8081 | TCP | NO
          [{protocol: TCP}]                               | 1    | TCP | YES
          [{protocol: UDP}]                               | 1    | TCP | NO
          [{port: http}]                                  | 8080 | TCP | YES
          [{port: http}]                                  | 8081 | TCP | NO
          [{port: metrics}]                               | 8080 | TCP | UNKNOWN
          [{port: 53, protocol: UDP}, {port: 8080}]       | 8080 | TCP | YES
          []                                              | 1    | TCP | YES
          """)
  void portsAreOfTheDestination(String ports, int port, String protocol, Answer.Kind expected) {
    PolicyCase policy =
        PolicyCase.ofSpec("podSelector: {matchLabels: {app: web}}\ningress:\n  - ports: " + ports);
    assertThat(policy.reach("db", "web", port, protocol).kind()).isEqualTo(expected);
  }

  @Test
  void aNamedPortOfAnEgressRuleIsThatOfThePodItGoesTo() {
    PolicyCase policy =
        PolicyCase.ofSpec(
            "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress],"
                + " egress: [{to: [{podSelector: {}}], ports: [{port: sql}]}]}");
    assertThat(policy.reach("web", "db", 5432)).isEqualTo(Answer.YES);
    assertThat(policy.reach("web", "db", 22)).isEqualTo(Answer.NO);
  }

  @Test
  void anEmptyListOfPeersOpensPort53ToTheWholeWorld() {
    PolicyCase dns =
        PolicyCase.ofSpec(
            "{podSelector: {}, policyTypes: [Egress],"
                + " egress: [{to: [], ports: [{port: 53, protocol: UDP}]}]}");
    assertThat(dns.reach("web", "8.8.8.8", 53, "UDP")).isEqualTo(Answer.YES);
    assertThat(dns.reach("web", "8.8.8.8", 443)).isEqualTo(Answer.NO);
  }

  @Test
  void exceptionsOfABlockAreLeftOut() {
    PolicyCase policy =
        PolicyCase.ofSpec(
            "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0,"
                + " except: [169.254.0.0/16, 10.0.0.0/8, 10.1.0.0/16]}}]}]}");
    assertThat(policy.reach("web", "169.254.169.254", 80)).isEqualTo(Answer.NO);
    assertThat(policy.reach("web", "10.1.2.3", 80)).isEqualTo(Answer.NO);
    assertThat(policy.reach("web", "8.8.8.8", 80)).isEqualTo(Answer.YES);
    assertThat(policy.reach("web", "2001:4860:4860::8888", 80)).isEqualTo(Answer.NO);
  }

  @Test
  void policiesAddUpAndBothSidesCount() {
    String policies =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny, namespace: shop}
        spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: in, namespace: shop}
        spec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}]}]}
        """;
    assertThat(PolicyCase.of(policies).reach("web", "db", 5432)).isEqualTo(Answer.NO);
    String out =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: out, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Egress]
          egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}]
        """;
    PolicyCase all = PolicyCase.of(policies + out);
    assertThat(all.reach("web", "db", 5432)).isEqualTo(Answer.YES);
    assertThat(all.reach("db", "web", 8080)).isEqualTo(Answer.NO);
  }

  @Test
  void podsOfTheNodesNetworkAreCoveredByNoPolicy() {
    PolicyCase deny = PolicyCase.ofSpec("{podSelector: {}, policyTypes: [Ingress, Egress]}");
    assertThat(deny.isolation("node", INGRESS)).isEqualTo(Answer.NO);
    assertThat(deny.reach("node", "8.8.8.8", 80)).isEqualTo(Answer.YES);
    PolicyCase bySelector =
        PolicyCase.ofSpec(
            "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}]}]}");
    assertThat(bySelector.reach("node", "db", 5432).isUnknown()).isTrue();
  }

  /** C23: what the API server refuses is neither isolation nor openness. */
  @ParameterizedTest
  @FieldSource("dev.seawall.checks.network.PolicyCase#REFUSED")
  void whatCannotBeEvaluatedIsUnknownWithItsReason(String spec) {
    PolicyCase policy = PolicyCase.ofSpec(spec);
    assertThat(policy.isolation("web", INGRESS).isUnknown()).isTrue();
    assertThat(policy.isolation("web", INGRESS).reason()).contains("shop/p").contains("spec");
    assertThat(policy.reach("db", "web", 8080).isUnknown()).isTrue();
    assertThat(policy.isolation("prober", INGRESS)).isEqualTo(Answer.NO);
  }

  @Test
  void aPolicyThatCannotBeEvaluatedDoesNotUndoOneThatCan() {
    PolicyCase both =
        PolicyCase.of(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny, namespace: shop}
            spec: {podSelector: {}, policyTypes: [Ingress]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: broken, namespace: shop}
            spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: nowhere}}]}]}
            """);
    assertThat(both.isolation("web", INGRESS)).isEqualTo(Answer.YES);
    assertThat(both.reach("db", "web", 8080).isUnknown()).isTrue();
  }
}
