package dev.seawall.collect.aws;

import dev.seawall.collect.aws.AwsConnectionException.Code;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Who asks, and from where: the region and the credentials that were found, the role that was
 * assumed with them, and what STS says whose they are. The SDK's own messages are not passed on,
 * because they may quote a configuration.
 */
record Access(
    String region,
    AwsCredentialsProvider credentials,
    Identity identity,
    SdkHttpClient http,
    Clients home,
    Optional<StsClient> assuming)
    implements AutoCloseable {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");
  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9 _.@:/+-]{1,100}");
  private static final String SESSION = "seawall";
  private static final String WHERE =
      "name a profile of your own ~/.aws/config (--profile or AWS_PROFILE), set AWS_ACCESS_KEY_ID"
          + " and AWS_SECRET_ACCESS_KEY, or run where a role is attached (in a pod, the instance's"
          + " role is only reachable with a metadata hop limit of 2)";

  static Access open(AwsConnection connection, CollectOptions options, Runnable beforeCalls)
      throws AwsConnectionException {
    String region = region(connection, options.callDeadline());
    for (String each : connection.regions()) {
      checkRegion(each);
    }
    SdkHttpClient http = Clients.http(options);
    AwsCredentialsProvider own = own(connection);
    Optional<StsClient> assuming = Optional.empty();
    try {
      beforeCalls.run();
      resolve(own, options.callDeadline());
      AwsCredentialsProvider used = own;
      if (connection.roleArn().isPresent()) {
        StsClient sts = sts(region, own, http, options);
        assuming = Optional.of(sts);
        used = assume(sts, connection.roleArn().get(), connection.externalId());
        assumed(used, connection.roleArn().get());
      }
      // What every reading needs can be made while STS is asked.
      Clients home = new Clients(region, used, http, options);
      Thread.ofVirtual().start(new FutureTask<>(home::prepare, true));
      Identity identity = identity(region, used, http, options);
      return new Access(region, used, identity, http, home, assuming);
    } catch (AwsConnectionException e) {
      assuming.ifPresent(StsClient::close);
      close(own);
      http.close();
      throw e;
    }
  }

  private static String region(AwsConnection connection, Duration deadline)
      throws AwsConnectionException {
    if (!connection.regions().isEmpty()) {
      return checkRegion(connection.regions().getFirst());
    }
    DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
    connection.profile().ifPresent(chain::profileName);
    try {
      Region found = within(deadline, () -> chain.build().getRegion());
      return checkRegion(found.id());
    } catch (SdkException | TimeoutException e) {
      throw new AwsConnectionException(
          Code.REGION, "no region is configured: give one with --region, or set AWS_REGION");
    }
  }

  private static String checkRegion(String region) throws AwsConnectionException {
    if (!REGION.matcher(region).matches()) {
      throw new AwsConnectionException(
          Code.REGION, "this is not the name of a region; expected one such as eu-west-1");
    }
    return region;
  }

  private static AwsCredentialsProvider own(AwsConnection connection)
      throws AwsConnectionException {
    if (connection.profile().isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    String profile = connection.profile().get();
    if (!PROFILE.matcher(profile).matches()) {
      throw new AwsConnectionException(Code.CREDENTIALS, "this is not the name of a profile");
    }
    return ProfileCredentialsProvider.create(profile);
  }

  private static void resolve(AwsCredentialsProvider own, Duration deadline)
      throws AwsConnectionException {
    try {
      within(deadline, own::resolveCredentials);
    } catch (TimeoutException e) {
      throw new AwsConnectionException(
          Code.CREDENTIALS,
          "no AWS credentials were found within " + Calls.words(deadline) + ": " + WHERE);
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      String circle =
          String.valueOf(e.getMessage()).contains("ircular")
              ? "the profiles name each other in a circle (source_profile)"
              : "no AWS credentials were found: " + WHERE;
      throw new AwsConnectionException(Code.CREDENTIALS, circle);
    }
  }

  private static StsClient sts(
      String region, AwsCredentialsProvider own, SdkHttpClient http, CollectOptions options) {
    return StsClient.builder()
        .region(Region.of(region))
        .credentialsProvider(own)
        .httpClient(http)
        .overrideConfiguration(Clients.configuration(options))
        .build();
  }

  private static AwsCredentialsProvider assume(
      StsClient sts, String roleArn, Optional<String> externalId) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(
            r -> {
              r.roleArn(roleArn).roleSessionName(SESSION);
              externalId.ifPresent(r::externalId);
            })
        .build();
  }

  private static void assumed(AwsCredentialsProvider role, String roleArn)
      throws AwsConnectionException {
    try {
      role.resolveCredentials();
    } catch (SdkException e) {
      Failure failure = Failures.of(e);
      throw new AwsConnectionException(
          failure.kind() == Failure.Kind.UNREACHABLE ? Code.UNREACHABLE : Code.ROLE,
          "sts:AssumeRole "
              + failure.verb()
              + " for "
              + roleArn
              + ": "
              + failure.clause()
              + "; the role's trust policy must name you, and its external id, if it has one, must"
              + " be given with --external-id");
    }
  }

  private static Identity identity(
      String region, AwsCredentialsProvider used, SdkHttpClient http, CollectOptions options)
      throws AwsConnectionException {
    try (StsClient sts = sts(region, used, http, options)) {
      GetCallerIdentityResponse caller = sts.getCallerIdentity();
      String arn = String.valueOf(caller.arn());
      String[] parts = arn.split(":", 3);
      String partition = parts.length == 3 && !parts[1].isEmpty() ? parts[1] : "aws";
      return new Identity(partition, String.valueOf(caller.account()), arn);
    } catch (SdkException e) {
      throw refused(Failures.of(e), region, e instanceof AwsServiceException);
    }
  }

  private static AwsConnectionException refused(Failure failure, String region, boolean answered) {
    return switch (failure.kind()) {
      case EXPIRED ->
          new AwsConnectionException(
              Code.EXPIRED,
              "the AWS credentials have expired: log in again, such as with aws sso login");
      case UNREACHABLE, TIMED_OUT, THROTTLED, NOT_AVAILABLE ->
          new AwsConnectionException(
              Code.UNREACHABLE, "STS in " + region + " could not be asked: " + failure.clause());
      case DENIED, UNAUTHORIZED, TRUNCATED, MALFORMED, GONE, FAILED ->
          new AwsConnectionException(
              answered ? Code.CREDENTIALS : Code.UNREACHABLE,
              "STS in "
                  + region
                  + " does not say whose credentials these are: "
                  + failure.clause());
    };
  }

  /** The chain may wait for a metadata service that is not there. */
  private static <T> T within(Duration deadline, Supplier<T> work) throws TimeoutException {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = Thread.ofVirtual().start(task);
    try {
      return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new TimeoutException();
    } catch (TimeoutException e) {
      thread.interrupt();
      throw e;
    } catch (ExecutionException e) {
      @Nullable Throwable cause = e.getCause();
      throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
  }

  private static void close(AwsCredentialsProvider provider) {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }

  /** A token that lets whoever reads AWS into a cluster. */
  String token(String cluster, String region) {
    return EksToken.of(cluster, region, credentials.resolveCredentials(), Clock.systemUTC());
  }

  @Override
  public void close() {
    home.close();
    close(credentials);
    assuming.ifPresent(StsClient::close);
    http.close();
  }
}
