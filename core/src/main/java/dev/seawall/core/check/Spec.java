package dev.seawall.core.check;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.snapshot.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a check is called, how bad a failure is, what it judges and what else it reads. From this
 * the engine derives which objects to collect, the permissions to ask for, and the Unknown verdicts
 * when one of them is missing; {@code looksUp} are those of {@code reads} of which the check says
 * so itself.
 */
public record Spec<A extends Asset>(
    String id,
    Severity severity,
    Class<A> judges,
    Set<ResourceType> reads,
    Set<ResourceType> looksUp,
    boolean needsWholeCluster,
    boolean comparesClusters) {
  public Spec {
    reads = Set.copyOf(reads);
    looksUp = Set.copyOf(looksUp);
  }

  /** Starts a specification. The id names the bad thing: "allow privileged-container on ...". */
  public static Named check(String id) {
    return new Named(id);
  }

  /** A specification that has a name. */
  public record Named(String id) {
    public Ranked severity(Severity severity) {
      return new Ranked(id, severity);
    }
  }

  /** A specification that has a name and a severity. */
  public record Ranked(String id, Severity severity) {
    public <A extends Asset> Spec<A> judges(Class<A> type) {
      return new Spec<>(id, severity, type, Set.of(), Set.of(), false, false);
    }
  }

  /** Also reads objects of these types, beside those that the assets come from. */
  public Spec<A> reads(ResourceType... types) {
    return reads(List.of(types));
  }

  /** Also reads objects of these types, beside those that the assets come from. */
  public Spec<A> reads(Collection<ResourceType> types) {
    Set<ResourceType> all = new TreeSet<>(reads);
    all.addAll(types);
    return new Spec<>(id, severity, judges, all, looksUp, needsWholeCluster, comparesClusters);
  }

  /**
   * Also reads objects of these types, and says itself where one that it needs was not read, so
   * that what it can say without them stands.
   */
  public Spec<A> looksUp(ResourceType... types) {
    Set<ResourceType> all = new TreeSet<>(looksUp);
    all.addAll(List.of(types));
    Set<ResourceType> both = new TreeSet<>(reads);
    both.addAll(all);
    return new Spec<>(id, severity, judges, both, all, needsWholeCluster, comparesClusters);
  }

  /**
   * Concludes something from what does not exist: not applicable to files, where what is missing
   * may be elsewhere.
   */
  public Spec<A> onWholeClusters() {
    return new Spec<>(id, severity, judges, reads, looksUp, true, comparesClusters);
  }

  /**
   * Tells what several clusters share: not asked where fewer than two were read. What it finds
   * stands whatever else was not seen.
   */
  public Spec<A> acrossClusters() {
    return new Spec<>(id, severity, judges, reads, looksUp, needsWholeCluster, true);
  }
}
