package dev.seawall.collect.aws;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Asks for what is newer than the SDK's model: a request that the SDK knows goes to another
 * collection of the same resource, before it is signed. So the endpoint, the credentials, the
 * retries and the errors are the SDK's, and {@link NewerFields} keeps the answer.
 */
final class NewerOperations implements ExecutionInterceptor {
  private static final ExecutionAttribute<Segment> SEGMENT =
      new ExecutionAttribute<>("SeawallNewerOperation");

  /** What a segment of the path is, counted from its end, and what it becomes. */
  private record Segment(int fromEnd, String known, String newer) {}

  /** The members of the collection instead of those of another: {@code GET …/newer}. */
  static Consumer<AwsRequestOverrideConfiguration.Builder> list(String known, String newer) {
    return put(new Segment(1, known, newer));
  }

  /** A member of the collection instead of one of another: {@code GET …/newer/ID}. */
  static Consumer<AwsRequestOverrideConfiguration.Builder> member(String known, String newer) {
    return put(new Segment(2, known, newer));
  }

  private static Consumer<AwsRequestOverrideConfiguration.Builder> put(Segment segment) {
    return configuration -> configuration.putExecutionAttribute(SEGMENT, segment);
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    Segment segment = attributes.getAttribute(SEGMENT);
    return segment == null
        ? request
        : request.toBuilder().encodedPath(path(request.encodedPath(), segment)).build();
  }

  private static String path(String known, Segment segment) {
    List<String> parts = List.of(known.split("/", -1));
    int at = parts.size() - segment.fromEnd();
    if (!parts.get(at).equals(segment.known())) {
      throw new IllegalStateException(known + " does not lead to " + segment.known());
    }
    return String.join("/", parts.subList(0, at))
        + "/"
        + segment.newer()
        + parts.subList(at + 1, parts.size()).stream()
            .map(each -> "/" + each)
            .reduce("", String::concat);
  }
}
