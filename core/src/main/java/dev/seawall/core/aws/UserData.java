package dev.seawall.core.aws;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;

/**
 * The user data of a launch template or an instance as the collector leaves it: decoded text in
 * which credentials are masked, where they stood, and why it could not be read if it could not.
 */
public final class UserData {
  private final Asset owner;
  private final String[] keys;

  UserData(Asset owner, String... keys) {
    this.owner = owner;
    this.keys = keys.clone();
  }

  private String[] field(String last) {
    String[] all = new String[keys.length + 1];
    System.arraycopy(keys, 0, all, 0, keys.length);
    all[keys.length] = last;
    return all;
  }

  private void readable() {
    String problem = owner.text(field("problem")).or("");
    if (!problem.isEmpty()) {
      throw UnresolvedFactException.missing(owner, problem);
    }
  }

  /** A credential that was masked: the {@code rule} that knew it and the {@code line}. */
  public static final class Credential extends Asset {
    private final Asset owner;

    private Credential(Asset owner, Path path, Mapping content) {
      super(owner.document(), path, content);
      this.owner = owner;
    }

    /** What it looked like. */
    public Fact<String> rule() {
      return text("rule");
    }

    /** The line of the text, from 1. */
    public String line() {
      return shown("line");
    }

    @Override
    public ResourceId resource() {
      return owner.resource();
    }
  }

  /** The credentials that stood in it; unknown when it could not be read and none were found. */
  public List<Credential> credentials() {
    List<Credential> found =
        owner.parts((path, content) -> new Credential(owner, path, content), field("credentials"));
    if (found.isEmpty()) {
      readable();
    }
    return found;
  }

  /** The text; empty when there is none, unknown when it could not be read. */
  public Fact<String> text() {
    readable();
    return owner.text(field("text")).orDefault("");
  }

  /** Whether it is the same text as another, credentials left out of both. */
  public boolean isLike(UserData other) {
    return text().or("").equals(other.text().or(""));
  }
}
