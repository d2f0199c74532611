package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An EFS file system behind PersistentVolumes. */
public final class FileSystem extends AwsResource {
  public FileSystem(Document document) {
    super(document);
  }
}
