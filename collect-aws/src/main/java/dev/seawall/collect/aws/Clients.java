package dev.seawall.collect.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointParams;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's clients of one region, each made when it is first needed; they share one HTTP client
 * and one source of credentials. Endpoints are the SDK's own matter ({@code AWS_ENDPOINT_URL}).
 */
final class Clients implements AutoCloseable {
  private static final Pattern OWN_MACHINE =
      Pattern.compile("localhost|[0-9.]+|\\[.*]", Pattern.CASE_INSENSITIVE);

  /** The connections to one host that are kept open; the JDK keeps five. */
  private static final String CONNECTIONS = "64";

  static {
    // A service is asked by sixteen at a time, and each new connection is a TLS handshake.
    setUnlessSet("http.maxConnections", CONNECTIONS);
    // The SDK looks for one in every jar, on each thread, each time anew.
    setUnlessSet(
        "javax.xml.stream.XMLInputFactory",
        XMLInputFactory.newDefaultFactory().getClass().getName());
  }

  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final CollectOptions options;
  private final Map<Class<?>, SdkAutoCloseable> made = new ConcurrentHashMap<>();

  Clients(
      String region,
      AwsCredentialsProvider credentials,
      SdkHttpClient http,
      CollectOptions options) {
    this.region = Region.of(region);
    this.credentials = credentials;
    this.http = http;
    this.options = options;
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Makes what every reading needs. */
  void prepare() {
    List.<Runnable>of(
            this::eks,
            this::iam,
            this::ec2,
            this::autoScaling,
            this::kms,
            this::organizations,
            this::account,
            this::inspector,
            this::config,
            this::securityHub,
            this::accessAnalyzer,
            this::logs,
            this::ecr,
            this::guardDuty,
            this::secrets,
            this::backup,
            this::cloudTrail,
            this::elb,
            this::elbv2,
            this::efs,
            this::resolver,
            this::networkFirewall,
            this::s3Control)
        .forEach(Runnable::run);
  }

  static SdkHttpClient http(CollectOptions options) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(options.connectDeadline())
        .socketTimeout(options.callDeadline())
        .build();
  }

  /** One for each client: a service that throttles must not slow down the others. */
  static ClientOverrideConfiguration configuration(CollectOptions options) {
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(options.callDeadline())
        .retryStrategy(new PacedRetries(new Pace(System::nanoTime)))
        .build();
  }

  private <
          B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(Class<C> type, Supplier<B> builder) {
    return client(type, builder, configuration -> {});
  }

  private <
          B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(
          Class<C> type, Supplier<B> builder, Consumer<ClientOverrideConfiguration.Builder> more) {
    return type.cast(
        made.computeIfAbsent(
            type,
            _ -> {
              ClientOverrideConfiguration.Builder configuration =
                  configuration(options).toBuilder();
              more.accept(configuration);
              return builder
                  .get()
                  .region(region)
                  .credentialsProvider(credentials)
                  .httpClient(http)
                  .overrideConfiguration(configuration.build())
                  .build();
            }));
  }

  AccessAnalyzerClient accessAnalyzer() {
    return client(AccessAnalyzerClient.class, AccessAnalyzerClient::builder);
  }

  AccountClient account() {
    return client(AccountClient.class, AccountClient::builder);
  }

  AcmClient acm() {
    return client(AcmClient.class, AcmClient::builder);
  }

  AutoScalingClient autoScaling() {
    return client(AutoScalingClient.class, AutoScalingClient::builder);
  }

  BackupClient backup() {
    return client(BackupClient.class, BackupClient::builder);
  }

  CloudTrailClient cloudTrail() {
    return client(CloudTrailClient.class, CloudTrailClient::builder);
  }

  CloudWatchClient cloudWatch() {
    return client(CloudWatchClient.class, CloudWatchClient::builder);
  }

  CloudWatchLogsClient logs() {
    return client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
  }

  ConfigClient config() {
    return client(ConfigClient.class, ConfigClient::builder);
  }

  Ec2Client ec2() {
    return client(
        Ec2Client.class,
        Ec2Client::builder,
        configuration -> configuration.addExecutionInterceptor(NewerFields.ofMetadataDefaults()));
  }

  EcrClient ecr() {
    return client(EcrClient.class, EcrClient::builder);
  }

  EfsClient efs() {
    return client(EfsClient.class, EfsClient::builder);
  }

  EksClient eks() {
    return client(
        EksClient.class,
        EksClient::builder,
        configuration ->
            configuration
                .addExecutionInterceptor(NewerFields.inJson())
                .addExecutionInterceptor(new NewerOperations()));
  }

  ElasticLoadBalancingClient elb() {
    return client(ElasticLoadBalancingClient.class, ElasticLoadBalancingClient::builder);
  }

  ElasticLoadBalancingV2Client elbv2() {
    return client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder);
  }

  GuardDutyClient guardDuty() {
    return client(GuardDutyClient.class, GuardDutyClient::builder);
  }

  IamClient iam() {
    return client(IamClient.class, IamClient::builder);
  }

  Inspector2Client inspector() {
    return client(Inspector2Client.class, Inspector2Client::builder);
  }

  KmsClient kms() {
    return client(KmsClient.class, KmsClient::builder);
  }

  NetworkFirewallClient networkFirewall() {
    return client(NetworkFirewallClient.class, NetworkFirewallClient::builder);
  }

  OrganizationsClient organizations() {
    return client(OrganizationsClient.class, OrganizationsClient::builder);
  }

  Route53ResolverClient resolver() {
    return client(Route53ResolverClient.class, Route53ResolverClient::builder);
  }

  S3Client s3() {
    // A trail's bucket may be in any region.
    return client(S3Client.class, () -> S3Client.builder().crossRegionAccessEnabled(true));
  }

  S3ControlClient s3Control() {
    return client(
        S3ControlClient.class,
        () -> S3ControlClient.builder().endpointProvider(Clients::endpointOfS3Control),
        configuration ->
            configuration.putAdvancedOption(
                SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
  }

  /**
   * The SDK puts the account's number in front of the host, as AWS has it. A host on one's own
   * machine that {@code AWS_ENDPOINT_URL} names has no name to put it in front of.
   */
  private static CompletableFuture<Endpoint> endpointOfS3Control(S3ControlEndpointParams of) {
    URI told = of.endpoint() == null ? null : URI.create(of.endpoint());
    return told != null && OWN_MACHINE.matcher(String.valueOf(told.getHost())).matches()
        ? CompletableFuture.completedFuture(Endpoint.builder().url(told).build())
        : S3ControlEndpointProvider.defaultProvider().resolveEndpoint(of);
  }

  SecretsManagerClient secrets() {
    return client(SecretsManagerClient.class, SecretsManagerClient::builder);
  }

  SecurityHubClient securityHub() {
    return client(SecurityHubClient.class, SecurityHubClient::builder);
  }

  SsmClient ssm() {
    return client(SsmClient.class, SsmClient::builder);
  }

  StsClient sts() {
    return client(StsClient.class, StsClient::builder);
  }

  Wafv2Client waf() {
    return client(Wafv2Client.class, Wafv2Client::builder);
  }

  @Override
  public void close() {
    made.values().forEach(SdkAutoCloseable::close);
  }
}
