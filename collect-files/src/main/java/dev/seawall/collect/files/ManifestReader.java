package dev.seawall.collect.files;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.value.Locator;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import dev.seawall.documents.reader.DocumentReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one manifest after another and keeps the objects. Documents that are not Kubernetes objects
 * are passed over in silence, those that look like one and are not are problems. One a thread.
 */
final class ManifestReader {
  private static final long IN_MEMORY = 16L << 20;
  private final DocumentReader reader;
  private final List<Document> documents = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> charts = new TreeMap<>();
  private final List<Kustomization> kustomizations = new ArrayList<>();

  /** A reader that may use other threads for a long list. */
  ManifestReader(Executor threads, int count) {
    reader =
        new DocumentReader(new Pool(), Projection.CHECKED, Limits.STANDARD).with(threads, count);
  }

  List<Document> documents() {
    return documents;
  }

  List<Problem> problems() {
    return problems;
  }

  /** The Helm charts met, with the number of templates that were not read. */
  Map<String, Integer> charts() {
    return charts;
  }

  List<Kustomization> kustomizations() {
    return kustomizations;
  }

  void problem(Problem.Level level, String where, Position position, String message) {
    problems.add(new Problem(level, where, position, message));
  }

  void readFile(FoundFile file) throws IOException {
    LinkOption[] links =
        file.asked() ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    if (!Files.isRegularFile(file.path(), links)) {
      problem(Problem.Level.ERROR, file.shown(), Position.UNKNOWN, "is gone or no longer a file");
      return;
    }
    Source source = new Source(file.shown(), file.relative(), file.asked());
    if (!file.asked() && FileWalk.isGzipped(file.shown())) {
      readGzipped(file, source);
      return;
    }
    if (Files.size(file.path()) > IN_MEMORY || (file.asked() && Archive.isArchive(file.path()))) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16)) {
        readInput(in, source);
      }
      return;
    }
    byte[] text = Files.readAllBytes(file.path());
    if (file.chart().isPresent() && contains(text, "{{")) {
      charts.merge(file.chart().get(), 1, Integer::sum);
      return;
    }
    readText(text, source);
  }

  /** A gzipped file that nobody named, which may be anything, and of any size when unpacked. */
  private void readGzipped(FoundFile file, Source source) throws IOException {
    byte[] text;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file.path()), 1 << 16)) {
      text = in.readNBytes(Archive.MAX_ENTRY + 1);
    }
    if (text.length > Archive.MAX_ENTRY) {
      problem(
          Problem.Level.NOTICE,
          source.shown(),
          Position.UNKNOWN,
          "more than 64 MiB when unpacked, passed over; name it to read it");
      return;
    }
    readText(text, source);
  }

  /** Reads manifests or an archive of them from a stream to its end. */
  void readStream(InputStream in, String shown) {
    try {
      readInput(new BufferedInputStream(in, 1 << 16), new Source(shown, shown, true));
    } catch (IOException e) {
      problem(
          Problem.Level.ERROR, shown, Position.UNKNOWN, "cannot be read: " + FileWalk.reason(e));
    }
  }

  private void readInput(InputStream in, Source source) throws IOException {
    Archive archive = new Archive(in);
    if (archive.isArchive()) {
      archive.read(source.shown(), this::readEntry, this::problem);
      return;
    }
    Reading reading = new Reading(source);
    reader.read(archive.stream(), reading);
    reading.finish(false);
  }

  private void readEntry(String shown, String name, byte[] text) {
    int templates = ('/' + name).indexOf("/templates/");
    if (templates >= 0 && contains(text, "{{")) {
      String chart =
          shown.substring(0, shown.length() - name.length() + Math.max(0, templates - 1));
      charts.merge(chart, 1, Integer::sum);
      return;
    }
    readText(text, new Source(shown, name, false));
  }

  private void readText(byte[] text, Source source) {
    Reading reading = new Reading(source);
    reader.read(text, reading);
    reading.finish(!looksLikeManifest(text));
  }

  /**
   * Whether a text that could not be read as YAML names one of the two fields every object has; one
   * of them, because the other may be what was cut off.
   */
  private static boolean looksLikeManifest(byte[] text) {
    return contains(text, "apiVersion") || contains(text, "kind:") || contains(text, "\"kind\"");
  }

  private static boolean contains(byte[] text, String word) {
    byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i <= text.length - wanted.length; i++) {
      int j = 0;
      while (j < wanted.length && text[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return true;
      }
    }
    return false;
  }

  /** Where a text comes from. */
  private record Source(String shown, String relative, boolean asked) {}

  /** The documents of one text as they come. */
  private final class Reading implements DocumentSink {
    private final Source source;
    private final List<ReadError> errors = new ArrayList<>();
    private int objects;

    Reading(Source source) {
      this.source = source;
    }

    @Override
    public void document(
        Mapping value, Positions positions, int index, int line, List<Note> notes) {
      Locator locator =
          positions.equals(Positions.none()) ? (root, path) -> new Position(line, 1) : positions;
      if (Kustomization.isOne(source.shown())) {
        kustomizations.add(new Kustomization(source.shown(), value, locator));
        objects++;
        return;
      }
      if (isText(value.get("type")) && isText(value.get("arn"))) {
        awsDocument(value, index, locator, notes);
        return;
      }
      boolean hasKind = isText(value.get("kind"));
      boolean hasVersion = isText(value.get("apiVersion"));
      Optional<String> plan = ClusterPlan.notJudged(value);
      if (plan.isPresent()) {
        objects++;
        Problem.Level level = source.asked() ? Problem.Level.ERROR : Problem.Level.NOTICE;
        problem(level, source.shown(), locator.locate(value, Path.ROOT), plan.get());
        return;
      }
      if (!hasKind && !hasVersion) {
        return;
      }
      Optional<String> fault = fault(value, hasKind, hasVersion);
      if (fault.isPresent()) {
        Position at = locator.locate(value, Path.ROOT);
        objects++;
        problem(Problem.Level.ERROR, source.shown(), at, fault.get());
        return;
      }
      if (!hasKind || !hasVersion) {
        return;
      }
      objects++;
      documents.add(
          new Document(
              value, new Origin.File(source.shown(), source.relative(), index), locator, notes));
    }

    /** A resource of an AWS account, as Seawall writes it down. */
    private void awsDocument(Mapping value, int index, Locator locator, List<Note> notes) {
      objects++;
      if (!AwsResource.isOne(value)) {
        String expected = "expected a type such as AWS::EKS::Cluster and a whole ARN";
        Position at = locator.locate(value, Path.ROOT);
        String found = value.get("type") + " " + value.get("arn");
        problem(Problem.Level.ERROR, source.shown(), at, found + ": " + expected);
        return;
      }
      documents.add(
          new Document(
              value, new Origin.File(source.shown(), source.relative(), index), locator, notes));
    }

    @Override
    public void error(ReadError error) {
      errors.add(error);
    }

    void finish(boolean isSomethingElse) {
      Problem.Level level =
          isSomethingElse && !source.asked() ? Problem.Level.NOTICE : Problem.Level.ERROR;
      for (ReadError error : errors) {
        String expected = error.expected().isEmpty() ? "" : "; expected " + error.expected();
        problem(level, source.shown(), error.position(), error.message() + expected);
      }
      if (source.asked() && objects == 0 && errors.isEmpty()) {
        problem(
            Problem.Level.ERROR,
            source.shown(),
            Position.UNKNOWN,
            "holds no Kubernetes object; expected documents with apiVersion and kind");
      }
    }
  }

  private static Optional<String> fault(Mapping value, boolean hasKind, boolean hasVersion) {
    Value metadata = value.get("metadata");
    if (!hasKind || !hasVersion) {
      boolean looksLikeObject =
          metadata instanceof Mapping && (value.get("spec") != null || hasKind);
      return looksLikeObject
          ? Optional.of("an object without " + (hasKind ? "apiVersion" : "kind"))
          : Optional.empty();
    }
    ResourceId id = KubernetesObject.idOf(value);
    if (Types.of(id.group(), id.kind()).isEmpty()) {
      return Optional.empty();
    }
    if (!(metadata instanceof Mapping)) {
      String found = metadata == null ? "is missing" : "is " + metadata.kindName();
      return Optional.of(id.kind() + ": metadata " + found + ", expected a mapping");
    }
    if (id.name().isEmpty()) {
      return Optional.of(id.kind() + ": metadata.name is missing or not text");
    }
    return Optional.empty();
  }

  private static boolean isText(@Nullable Value value) {
    return value instanceof Text text && !text.text().isEmpty();
  }
}
