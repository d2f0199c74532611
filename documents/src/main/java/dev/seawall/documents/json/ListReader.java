package dev.seawall.documents.json;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.ReadError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a long list of objects on several threads, some items on each, and tells what {@link
 * JsonReader} tells of the whole. A text that is no such list, and the rest of one from where
 * something in it is not as usual, is left to {@link JsonReader}.
 */
public final class ListReader {
  private static final int PART = 1 << 20;
  private final Function<DocumentSink, DocumentAssembler> assemblers;
  private final Executor threads;
  private final int ahead;
  private final int size;
  private final Queue<PartReader> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Started> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param assemblers makes assemblers that are used on different threads
   * @param threads where parts are read; the thread that asks reads too and waits for none to start
   * @param ahead how many parts may wait to be told
   */
  public ListReader(
      Function<DocumentSink, DocumentAssembler> assemblers, Executor threads, int ahead) {
    this(assemblers, threads, ahead, PART);
  }

  ListReader(
      Function<DocumentSink, DocumentAssembler> assemblers, Executor threads, int ahead, int size) {
    this.assemblers = assemblers;
    this.threads = threads;
    this.ahead = ahead;
    this.size = size;
  }

  /** A part, and what it tells once it is read. */
  private record Started(Part part, FutureTask<Optional<List<Consumer<DocumentSink>>>> told) {}

  /**
   * Reads UTF-8.
   *
   * @param start the first bytes of the text
   * @param rest the text behind them
   */
  public void read(byte[] start, InputStream rest, DocumentSink sink) throws IOException {
    Numbering numbering = new Numbering(sink);
    Optional<ListStart> list = ListStart.of(start).filter(this::isSilent);
    InputStream left =
        list.isPresent()
            ? readParts(list.get(), start, rest, numbering)
            : new SequenceInputStream(new ByteArrayInputStream(start), rest);
    new JsonReader().read(left, assemblers.apply(numbering));
  }

  /** Whether the start of a list tells nothing, so that it may be read with each part. */
  private boolean isSilent(ListStart start) {
    return read(Part.empty(start, 0, start.line(), start.column()))
        .filter(List::isEmpty)
        .isPresent();
  }

  /** Tells parts as long as each is as usual; answers the text that is left. */
  private InputStream readParts(ListStart list, byte[] start, InputStream rest, DocumentSink sink) {
    int from = list.text().length;
    InputStream behind = new ByteArrayInputStream(start, from, start.length - from);
    ItemParts parts = new ItemParts(list, new SequenceInputStream(behind, rest), size);
    Deque<Started> started = new ArrayDeque<>();
    boolean usual = true;
    boolean more = true;
    while (usual && more) {
      Optional<Part> part = parts.next();
      part.map(this::start).ifPresent(started::add);
      more = part.isPresent();
      if (started.size() > ahead) {
        Part first = started.getFirst().part();
        usual = tellFirst(started, sink);
        if (usual) {
          parts.reuse(first);
        }
      }
    }
    while (usual && !started.isEmpty()) {
      usual = tellFirst(started, sink);
    }
    waiting.clear();
    return parts.from(started.stream().map(Started::part).toList());
  }

  private Started start(Part part) {
    Started started = new Started(part, new FutureTask<>(() -> read(part)));
    waiting.add(started);
    threads.execute(this::readWaiting);
    return started;
  }

  /** Reads a part that waits; false when there is none. */
  private boolean readWaiting() {
    Started next = waiting.poll();
    if (next == null) {
      return false;
    }
    next.told().run();
    return true;
  }

  private Optional<List<Consumer<DocumentSink>>> read(Part part) {
    PartReader known = idle.poll();
    PartReader reader = known == null ? new PartReader(assemblers) : known;
    Optional<List<Consumer<DocumentSink>>> told = reader.read(part);
    idle.add(reader);
    return told;
  }

  /** Tells the first part and takes it away; false, and it stays, when it is not as usual. */
  private boolean tellFirst(Deque<Started> started, DocumentSink sink) {
    FutureTask<Optional<List<Consumer<DocumentSink>>>> first = started.getFirst().told();
    while (!first.isDone() && readWaiting()) {}
    try {
      Optional<List<Consumer<DocumentSink>>> told = first.get();
      if (told.isEmpty()) {
        return false;
      }
      started.removeFirst();
      told.get().forEach(each -> each.accept(sink));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("reading a part of a list failed", e.getCause());
    }
  }

  /** Counts documents and errors over all parts. */
  private static final class Numbering implements DocumentSink {
    private final DocumentSink sink;
    private int told;

    Numbering(DocumentSink sink) {
      this.sink = sink;
    }

    @Override
    public void document(
        Mapping document, Positions positions, int index, int line, List<Note> notes) {
      sink.document(document, positions, told++, line, notes);
    }

    @Override
    public void error(ReadError error) {
      told++;
      sink.error(error);
    }
  }
}
