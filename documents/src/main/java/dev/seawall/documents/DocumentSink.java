package dev.seawall.documents;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Positions;
import java.util.List;

/** Receives the documents of one text in the order written, each as soon as it is complete. */
public interface DocumentSink {
  /**
   * One object. The items of a list of objects arrive as objects of their own.
   *
   * @param index the number of documents and errors told before
   * @param line the line it starts at, 0 when places are not kept
   */
  void document(Mapping document, Positions positions, int index, int line, List<Note> notes);

  /** One document, or the rest of the text, that was not read. */
  void error(ReadError error);
}
