package dev.seawall.documents;

/** A list at the top, which is no object: told only when it holds objects. */
final class PlainList {
  private boolean open;
  private boolean kind;
  private boolean version;

  void begin() {
    open = true;
    kind = false;
    version = false;
  }

  void key(String key, int depth) {
    if (open && depth == 2) {
      kind |= key.equals("kind");
      version |= key.equals("apiVersion");
    }
  }

  boolean endsWithObjects() {
    boolean objects = open && kind && version;
    open = false;
    return objects;
  }
}
