package dev.seawall.collect.aws;

import dev.seawall.core.aws.AwsOperation;
import dev.seawall.core.aws.AwsOperations;
import dev.seawall.core.snapshot.ResourceType;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** The least IAM policy that reading some types needs. */
public final class ReaderPolicy {
  private ReaderPolicy() {}

  /** The actions for the types and for those that lead to them. */
  public static SortedSet<String> actions(Collection<ResourceType> types) {
    SortedSet<String> actions = new TreeSet<>();
    for (ResourceType type : Wanted.of(types).types()) {
      AwsOperations.of(type).stream().map(AwsOperation::action).forEach(actions::add);
    }
    return actions;
  }

  /**
   * The policy as JSON, one action a line. It names all resources: what belongs to a cluster is
   * known only when it was read.
   */
  public static String json(Collection<ResourceType> types) {
    String actions = String.join("\",\n        \"", actions(types));
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "SeawallReads",
          "Effect": "Allow",
          "Action": [
            "%s"
          ],
          "Resource": "*"
        }
      ]
    }
    """
        .formatted(actions);
  }
}
