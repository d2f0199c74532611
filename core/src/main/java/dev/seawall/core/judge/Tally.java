package dev.seawall.core.judge;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one check says of a run of assets: the passes counted, the rest kept. */
final class Tally {
  private final Spec<?> spec;
  private final String cluster;
  private final Map<Identity, Failed> failed = new LinkedHashMap<>();
  private final List<UnknownVerdict> unknown = new ArrayList<>();
  private final Map<String, Integer> blinded = new TreeMap<>();
  private int passed;
  private boolean crashed;
  private boolean limited;

  /**
   * What makes two failures of one check the same finding.
   *
   * @param file what it was read from, empty for an API
   * @param document of the file, counted from 1; 0 where the pods of one owner are one finding
   */
  record Identity(ResourceId resource, String path, String file, int document) {
    // As in ResourceId, the record's own take their time.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity that
          && path.equals(that.path)
          && resource.equals(that.resource)
          && document == that.document
          && file.equals(that.file);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * resource.hashCode() + path.hashCode()) + document;
    }
  }

  /** A failure, with how many running pods have it; made a finding when all are counted. */
  static final class Failed {
    private final Spec<?> spec;
    private final Asset asset;
    private final Verdict.Fail fail;
    private final String path;
    private final ResourceId id;
    private int instances;
    private String message = "";

    Failed(Spec<?> spec, Asset asset, ResourceId id, Verdict.Fail fail, String path) {
      this.spec = spec;
      this.asset = asset;
      this.id = id;
      this.fail = fail;
      this.path = path;
      this.instances = asset.instances();
    }

    /** The same with its message, made once for all that are one: of what is the check's fault. */
    private Failed told() {
      message = fail.message();
      return this;
    }

    /** Another asset has the same failure. */
    private void alsoOf(Asset other) {
      instances += other.instances();
    }

    /** Together with the same failure of other pods, or of the same document read another way. */
    Failed with(Failed same) {
      if (!asset.document().origin().equals(same.asset.document().origin())) {
        instances += same.instances;
        return this;
      }
      Failed worse = same.severity().compareTo(severity()) < 0 ? same : this;
      worse.instances = instances;
      return worse;
    }

    String check() {
      return spec.id();
    }

    Severity severity() {
      return fail.severity().orElse(spec.severity());
    }

    Finding finding() {
      List<Evidence> evidence = new ArrayList<>(fail.seen().size());
      for (Verdict.Seen seen : fail.seen()) {
        evidence.add(
            new Evidence(
                seen.path().toString(),
                seen.value(),
                locate(seen.asset().document(), seen.path())));
      }
      return new Finding(
          spec.id(),
          severity(),
          id,
          evidence.getFirst().location(),
          message,
          evidence,
          Fingerprint.of(spec.id(), asset, id, path),
          instances);
    }
  }

  private Tally(Spec<?> spec, String cluster) {
    this.spec = spec;
    this.cluster = cluster;
  }

  static <A extends Asset> Tally of(
      Check<A> check, Spec<A> spec, List<Alike<A>> all, Inventory inventory, List<Gap> blinding) {
    Tally tally =
        new Tally(
            spec, inventory.snapshot().scope().details().getOrDefault(Scope.AMONG_CLUSTERS, ""));
    for (Alike<A> each : all) {
      Optional<Gap> gap = blind(each.first(), blinding);
      if (gap.isPresent()) {
        tally.blinded.merge(gap.get().message(), each.assets().size(), Integer::sum);
      } else if (!tally.judgeAtOnce(check, each, inventory)) {
        // Not by a lambda: one that keeps something is slow to make without the optimizing
        // compiler.
        for (A asset : each.assets()) {
          tally.judge(check, asset, inventory);
        }
      }
    }
    return tally;
  }

  /** Judges assets by what they have in common; not where that does not decide. */
  private <A extends Asset> boolean judgeAtOnce(
      Check<A> check, Alike<A> alike, Inventory inventory) {
    A common = alike.common();
    if (common == null || !alike.areSeveral()) {
      return false;
    }
    try {
      return switch (check.judge(common, inventory)) {
        case Verdict.Pass pass -> {
          passed += alike.assets().size();
          yield true;
        }
        case Verdict.NotApplicable none -> true;
        case Verdict.Unknown because -> false;
        case Verdict.Fail fail -> {
          // Touches the names on the way to it, so that it is the same failure of them all.
          Failed known = add(alike.first(), fail, stablePath(common));
          alike.assets().stream().skip(1).forEach(known::alsoOf);
          yield true;
        }
      };
    } catch (RuntimeException | StackOverflowError each) {
      return false;
    }
  }

  private static Optional<Gap> blind(Asset asset, List<Gap> blinding) {
    for (Gap gap : blinding) {
      if (gap.concerns(asset.resource().namespace())) {
        return Optional.of(gap);
      }
    }
    return Optional.empty();
  }

  private <A extends Asset> void judge(Check<A> check, A asset, Inventory inventory) {
    try {
      switch (check.judge(asset, inventory)) {
        case Verdict.Pass pass -> passed++;
        case Verdict.NotApplicable none -> {}
        case Verdict.Unknown because ->
            unknown(asset, locate(asset.document(), asset.path()), because.reason());
        case Verdict.Fail fail -> add(asset, fail, stablePath(asset));
      }
    } catch (UnresolvedFactException unresolved) {
      if (unresolved.isOutOfScope()) {
        limited = true;
        return;
      }
      Asset of = unresolved.fact().asset();
      unknown(
          asset,
          locate(of.document(), unresolved.fact().path()),
          String.valueOf(unresolved.getMessage()));
    } catch (RuntimeException | StackOverflowError fault) {
      crashed = true;
      unknown(
          asset,
          locate(asset.document(), asset.path()),
          "the check failed with " + fault.getClass().getSimpleName());
    }
  }

  private static String stablePath(Asset asset) {
    return asset.path().stable(asset.document().value(), asset.identityDepth());
  }

  /** Adds a failure of an asset, and says which one it is part of. */
  private Failed add(Asset asset, Verdict.Fail fail, String path) {
    Identity identity = identity(asset, path);
    Failed here = new Failed(spec, asset, asset.resource().in(cluster), fail, path);
    Failed known = failed.get(identity);
    Failed told = known == null ? here : known.with(here);
    failed.put(identity, told.equals(here) ? here.told() : told);
    return told;
  }

  private void unknown(Asset asset, Location location, String reason) {
    unknown.add(
        new UnknownVerdict(
            spec.id(), Optional.of(asset.resource().in(cluster)), location, reason, 1));
  }

  private static Identity identity(Asset asset, String path) {
    ResourceId id = asset.resource();
    return switch (asset.document().origin()) {
      case Origin.File file when isOwnedPod(asset, id) ->
          new Identity(id, path, file.relative(), 0);
      case Origin.File file -> new Identity(id, path, file.relative(), 1 + file.index());
      case Origin.Api api -> new Identity(id, path, "", 0);
    };
  }

  /** Whether it was read from a running pod, of which its owner has others. */
  private static boolean isOwnedPod(Asset asset, ResourceId owner) {
    if (asset.instances() == 0) {
      return false;
    }
    Mapping pod = asset.document().value();
    boolean sameKind = pod.get("kind") instanceof Text kind && kind.text().equals(owner.kind());
    return !sameKind || !KubernetesObject.idOf(pod).equals(owner);
  }

  static Location locate(Document document, Path path) {
    return switch (document.origin()) {
      case Origin.File file -> {
        Position position = document.locate(path);
        yield new Location(
            file.path(), Math.max(1, position.line()), Math.max(1, position.column()));
      }
      case Origin.Api api -> new Location(api.path(), 0, 0);
    };
  }

  Spec<?> spec() {
    return spec;
  }

  Map<Identity, Failed> failed() {
    return failed;
  }

  List<UnknownVerdict> unknown() {
    return unknown;
  }

  /** Assets that could not be judged because of a gap, by the gap's message. */
  Map<String, Integer> blinded() {
    return blinded;
  }

  int passed() {
    return passed;
  }

  /** Whether some asset needs what nobody asked to read. */
  boolean limited() {
    return limited;
  }

  boolean crashed() {
    return crashed;
  }
}
