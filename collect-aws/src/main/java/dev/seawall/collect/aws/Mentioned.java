package dev.seawall.collect.aws;

import dev.seawall.core.snapshot.Gap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the cluster's Kubernetes side names in AWS. Without it, what only Kubernetes knows to belong
 * to the cluster is not read.
 *
 * @param images image references of containers; those in ECR are looked up
 * @param roles ARNs of roles, from annotations of service accounts and from aws-auth
 * @param volumes ids of EBS volumes
 * @param fileSystems ids of EFS file systems
 * @param secrets names or ARNs of secrets in Secrets Manager
 * @param parameters names or ARNs of parameters in Systems Manager
 * @param buckets names of S3 buckets
 * @param platforms of the nodes, such as {@code linux/arm64}; empty when they are not known
 * @param unread what of the Kubernetes side was not read, so that more may be named
 */
public record Mentioned(
    SortedSet<String> images,
    SortedSet<String> roles,
    SortedSet<String> volumes,
    SortedSet<String> fileSystems,
    SortedSet<String> secrets,
    SortedSet<String> parameters,
    SortedSet<String> buckets,
    SortedSet<String> platforms,
    List<Gap> unread) {
  /** Nothing is named, or the Kubernetes side is not known. */
  public static final Mentioned NOTHING =
      new Mentioned(
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          List.of());

  public Mentioned {
    images = new TreeSet<>(images);
    roles = new TreeSet<>(roles);
    volumes = new TreeSet<>(volumes);
    fileSystems = new TreeSet<>(fileSystems);
    secrets = new TreeSet<>(secrets);
    parameters = new TreeSet<>(parameters);
    buckets = new TreeSet<>(buckets);
    platforms = new TreeSet<>(platforms);
    unread = List.copyOf(unread);
  }

  public Mentioned withParameters(SortedSet<String> names) {
    return new Mentioned(
        images, roles, volumes, fileSystems, secrets, names, buckets, platforms, unread);
  }

  /** The same where some of the Kubernetes side was not read. */
  public Mentioned withUnread(List<Gap> gaps) {
    return new Mentioned(
        images, roles, volumes, fileSystems, secrets, parameters, buckets, platforms, gaps);
  }
}
