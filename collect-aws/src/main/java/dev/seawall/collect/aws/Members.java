package dev.seawall.collect.aws;

import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What belongs to a cluster: a list of names, and each described by a call of its own.
 *
 * @param type of the members
 * @param describe the operation that describes one
 * @param call how it is called with a name
 * @param path where in the answer the member is
 * @param arnKey which of its fields is its ARN
 * @param likelyArn the ARN of a member that could not be described
 */
record Members(
    ResourceType type,
    Operation describe,
    Function<String, SdkPojo> call,
    List<String> path,
    String arnKey,
    Function<String, String> likelyArn) {

  /** One that was described, or could not be. */
  record Member(String name, String arn, Mapping content) {}

  /** Reads those of the names that still exist, at the same time. */
  List<Member> read(Reading reading, List<String> names) {
    List<Member> members = new ArrayList<>();
    reading
        .tasks()
        .each(names, name -> read(reading, name))
        .forEach(member -> member.ifPresent(members::add));
    return members;
  }

  private Optional<Member> read(Reading reading, String name) {
    String about = likelyArn.apply(name);
    Supplier<SdkPojo> asked = () -> call.apply(name);
    Answer answer = reading.one(describe, about, asked, path.toArray(String[]::new));
    if (answer instanceof Answer.None) {
      reading.gone(type, about);
      return Optional.empty();
    }
    String told = Values.text(answer.value(), arnKey);
    String arn = told.isEmpty() ? about : told;
    reading.put(describe, arn, answer);
    return Optional.of(new Member(name, arn, answer.mapping()));
  }
}
