package dev.seawall.collect.files;

/** Is told how far a collection is. Called from several threads. */
@FunctionalInterface
public interface FileProgress {
  FileProgress SILENT = (done, total) -> {};

  /** So many of so many files are read. */
  void read(int done, int total);
}
