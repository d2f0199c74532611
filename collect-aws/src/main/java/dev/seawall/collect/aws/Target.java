package dev.seawall.collect.aws;

import java.util.List;

/** Which clusters are read. */
public sealed interface Target {
  /** These, in each of the regions where they are. */
  record Named(List<String> names) implements Target {
    public Named {
      names = List.copyOf(names);
    }
  }

  /** The one whose API server has this URL, as in a kubeconfig. */
  record WithEndpoint(String url) implements Target {}

  /** All of the account in its enabled regions. */
  record All() implements Target {}
}
