package dev.seawall.collect.aws;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The SDK's standard retries at the service's pace. First attempts and repetitions wait in one line
 * for their turn; who waits here and not in the SDK goes by a pace that changed meanwhile.
 */
final class PacedRetries implements RetryStrategy {
  private final RetryStrategy standard = AwsRetryStrategy.standardRetryStrategy();
  private final Pace pace;
  private final ReentrantLock line = new ReentrantLock(true);

  PacedRetries(Pace pace) {
    this.pace = pace;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    AcquireInitialTokenResponse first = standard.acquireInitialToken(request);
    awaitTurn(first.delay());
    return AcquireInitialTokenResponse.create(first.token(), Duration.ZERO);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    if (isThrottling(request.failure())) {
      pace.refused();
    } else {
      pace.passed();
    }
    RefreshRetryTokenResponse again = standard.refreshRetryToken(request);
    awaitTurn(again.delay());
    return RefreshRetryTokenResponse.create(again.token(), Duration.ZERO);
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    pace.passed();
    return standard.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return standard.maxAttempts();
  }

  @Override
  public RetryStrategy.Builder<?, ?> toBuilder() {
    return standard.toBuilder();
  }

  static boolean isThrottling(Throwable failure) {
    return failure instanceof AwsServiceException service
        && (service.isThrottlingException() || service.statusCode() == 429);
  }

  /** The SDK ends a call that takes too long by interrupting it. */
  private void awaitTurn(Duration first) {
    if (first.isZero() && pace.isUnlimited()) {
      return;
    }
    try {
      Thread.sleep(first);
      line.lockInterruptibly();
      try {
        for (long wait = pace.turn(); wait > 0; wait = pace.turn()) {
          TimeUnit.NANOSECONDS.sleep(wait);
        }
      } finally {
        line.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted while waiting for a turn", e);
    }
  }
}
