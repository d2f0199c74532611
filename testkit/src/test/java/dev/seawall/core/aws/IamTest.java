package dev.seawall.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Resources;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies of a role are found wherever they stand, and one that was not read is not none. */
class IamTest {
  private static final String ROLE =
      """
      type: AWS::IAM::Role
      arn: arn:aws:iam::111122223333:role/team/app
      GetAccountAuthorizationDetails:
        RolePolicyList: [%s]
        AttachedManagedPolicies: [%s]
        PermissionsBoundary: {%s}
      """;
  private static final String SECRETS =
      "{PolicyName: own, PolicyDocument: {Version: '2012-10-17', Statement: {Effect: Allow,"
          + " Action: 'secretsmanager:*', Resource: '*'}}}";
  private static final String ENCODED =
      "{PolicyName: own, PolicyDocument: '%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A"
          + "%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22"
          + "%2A%22%7D%7D'}";

  private static Aws aws(String yaml) {
    return new Inventory(Snapshots.files(yaml)).aws();
  }

  private static IamPowers powers(String yaml) {
    Aws aws = aws(yaml);
    return aws.powersOf(aws.all(IamRole.class).getFirst());
  }

  private static String attached(String arn) {
    return "{PolicyName: x, PolicyArn: '" + arn + "'}";
  }

  @Test
  void policiesInsideTheRole() {
    assertThat(powers(ROLE.formatted(SECRETS, "", "")).readsEverySecret()).isPresent();
    assertThat(powers(ROLE.formatted(ENCODED, "", "")).readsEveryBucket()).isPresent();
    assertThat(powers(ROLE.formatted("", "", "")).readsEverySecret()).isEmpty();
  }

  @Test
  void policiesOfAwsAreKnownByTheirArnInEveryPartition() {
    String all = "arn:aws-cn:iam::aws:policy/AdministratorAccess";
    assertThat(powers(ROLE.formatted("", attached(all), "")).administrator())
        .get()
        .extracting(Answer.Yes::by)
        .asString()
        .contains("AdministratorAccess");
    String node = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy";
    assertThat(powers(ROLE.formatted("", attached(node), "")).administrator()).isEmpty();
    assertThat(powers(ROLE.formatted("", attached(node), "")).escalations()).isEmpty();
  }

  @Test
  void aPolicyOfTheAccountWithAnAwsNameIsReadAndNotRecognised() {
    String own = "arn:aws:iam::111122223333:policy/AdministratorAccess";
    assertThatThrownBy(() -> powers(ROLE.formatted("", attached(own), "")).administrator())
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining(own + " was not read");
    String read =
        """
        ---
        type: AWS::IAM::ManagedPolicy
        arn: %s
        GetPolicyVersion: {Document: {Version: '2012-10-17', Statement: []}}
        """
            .formatted(own);
    assertThat(powers(ROLE.formatted("", attached(own), "") + read).administrator()).isEmpty();
  }

  @Test
  void aBoundaryThatWasNotReadLeavesTheAnswerOpen() {
    String boundary = "PermissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/edge'";
    assertThatThrownBy(() -> powers(ROLE.formatted(SECRETS, "", boundary)).readsEverySecret())
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("edge was not read");
  }

  @Test
  void serviceControlPoliciesCountWhenTheyWereReadAndReachTheAccount() {
    String account =
        """
        ---
        type: AWS::Account
        arn: arn:aws:account::111122223333:account/111122223333
        DescribeOrganization: {MasterAccountId: '%s'}
        ListPoliciesForTarget:
          - - Version: '2012-10-17'
              Statement:
                - {Effect: Allow, Action: '*', Resource: '*'}
                - {Effect: Deny, Action: 'secretsmanager:GetSecretValue', Resource: '*'}
        """;
    String role = ROLE.formatted(SECRETS, "", "");
    assertThat(powers(role + account.formatted("999988887777")).readsEverySecret()).isEmpty();
    assertThat(powers(role + account.formatted("111122223333")).readsEverySecret()).isPresent();
  }

  /** Organizations User Guide, quotas: every root, unit and account has one policy at least. */
  @ParameterizedTest
  @ValueSource(strings = {"[]", "[[]]", "[null]", "null"})
  void aLevelWithoutServiceControlPoliciesLimitsNothing(String levels) {
    String account =
        """
        ---
        type: AWS::Account
        arn: arn:aws:account::111122223333:account/111122223333
        DescribeOrganization: {MasterAccountId: '999988887777'}
        ListPoliciesForTarget: %s
        """;
    assertThat(powers(ROLE.formatted(SECRETS, "", "") + account.formatted(levels)))
        .extracting(IamPowers::readsEverySecret)
        .isNotEqualTo(Optional.empty());
  }

  /** Which role an association goes on to is not known when nobody was told the associations. */
  @Test
  void aRoleThatOthersCanTakeMayBeForPodsWhereAssociationsWereRefused() {
    String role =
        """
        type: AWS::IAM::Role
        arn: arn:aws:iam::111122223333:role/app
        GetAccountAuthorizationDetails:
          AssumeRolePolicyDocument:
            Statement:
              - {Effect: Allow, Action: 'sts:AssumeRole', Principal: {AWS: '111122223333'}}
        """;
    Map<String, Value> content =
        Map.of(
            "type", new Text("AWS::EKS::Cluster"),
            "arn", new Text("arn:aws:eks:eu-west-1:111122223333:cluster/prod"),
            "ListPodIdentityAssociations", new Unresolved("it was denied"));
    Document cluster = new Document(Mapping.of(content), new Origin.Api("eks"));
    Snapshot read = Snapshots.cluster(role);
    List<Document> documents = new ArrayList<>(read.documents());
    assertThat(isForPods(read)).isFalse();
    documents.add(cluster);
    Snapshot refused = new Snapshot(read.scope(), documents, read.gaps(), read.problems());
    assertThatThrownBy(() -> isForPods(refused))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("association");
  }

  private static boolean isForPods(Snapshot snapshot) {
    Aws aws = new Inventory(snapshot).aws();
    return aws.all(IamRole.class).getFirst().isForPods(aws);
  }

  @Test
  void aRoleReadCallByCallHasTheSamePolicies() {
    String role =
        """
        type: AWS::IAM::Role
        arn: arn:aws:iam::111122223333:role/app
        GetRole: {MaxSessionDuration: 3600}
        ListAttachedRolePolicies:
          - %s
        """
            .formatted(attached("arn:aws:iam::aws:policy/AdministratorAccess"));
    assertThatThrownBy(() -> powers(role).readsEveryParameter())
        .hasMessageContaining("GetAccountAuthorizationDetails");
    String whole = role + "GetRolePolicy: []\n";
    assertThat(powers(whole).administrator()).isPresent();
    assertThat(powers(whole).can("s3:GetObject", Resources.any())).isPresent();
  }

  @Test
  void aUserHasThePoliciesOfItsGroups() {
    String user =
        """
        type: AWS::IAM::User
        arn: arn:aws:iam::111122223333:user/ann
        GetAccountAuthorizationDetails: {GroupList: [admins]}
        """;
    String group =
        """
        ---
        type: AWS::IAM::Group
        arn: arn:aws:iam::111122223333:group/admins
        GetAccountAuthorizationDetails:
          AttachedManagedPolicies: [%s]
        """
            .formatted(attached("arn:aws:iam::aws:policy/AdministratorAccess"));
    Aws with = aws(user + group);
    assertThat(with.powersOf(with.all(IamUser.class).getFirst()).administrator()).isPresent();
    Aws without = aws(user);
    IamPowers powers = without.powersOf(without.all(IamUser.class).getFirst());
    assertThatThrownBy(powers::administrator).hasMessageContaining("the group admins was not read");
  }

  @Test
  void aRoleThatIamDoesNotKnowDoesNotExist() {
    String gone = "{type: 'AWS::IAM::Role', arn: 'arn:aws:iam::111122223333:role/app', GetRole: ~}";
    assertThat(aws(gone).all(IamRole.class).getFirst().exists().is(true)).isFalse();
    String there = ROLE.formatted("", "", "");
    assertThat(aws(there).all(IamRole.class).getFirst().exists().is(true)).isTrue();
    String unread = "{type: 'AWS::IAM::Role', arn: 'arn:aws:iam::111122223333:role/app'}";
    assertThat(aws(unread).all(IamRole.class).getFirst().exists().isUnresolved()).isTrue();
  }
}
