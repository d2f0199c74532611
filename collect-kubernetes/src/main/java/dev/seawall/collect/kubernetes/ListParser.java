package dev.seawall.collect.kubernetes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches the answer to a list request while it is read: what kind it says it is, where it
 * continues, whether an item's schema holds a pod template. It gives no character of a Secret's
 * data away.
 */
final class ListParser extends JsonParserDelegate {
  private static final int LARGEST_TEXT = 16 << 20;
  private static final long LARGEST_ITEM = 64L << 20;
  private static final int ITEM_DEPTH = 3;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LARGEST_TEXT)
                  .maxNameLength(1 << 20)
                  .maxNestingDepth(10_000)
                  .build())
          .build();
  private final boolean secrets;
  private int depth;
  private String section = "";
  private boolean inSecretData;
  private long itemStart;
  private int containersDepth;
  private boolean podTemplate;
  private String awaited = "";
  private String kind = "";
  private String continueToken = "";
  private boolean ended;

  ListParser(InputStream body, boolean secrets) throws IOException {
    super(FACTORY.createParser(body));
    this.secrets = secrets;
  }

  /** The kind that the answer says it is, {@code PodList}. */
  String kind() {
    return kind;
  }

  /** What to ask for the next page with, empty after the last. */
  String continueToken() {
    return continueToken;
  }

  /** Whether the item read last describes, in a schema, containers with an image. */
  boolean sawPodTemplate() {
    return podTemplate;
  }

  /** Whether the answer's outermost brace was closed. */
  boolean ended() {
    return ended;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (token == null) {
      return token;
    }
    switch (token) {
      case START_OBJECT, START_ARRAY -> begin();
      case END_OBJECT, END_ARRAY -> end();
      case FIELD_NAME -> field(currentName());
      case VALUE_STRING -> learn();
      default -> awaited = "";
    }
    return token;
  }

  /** Passes over a value as it is read, so that what is not kept is seen too. */
  @Override
  public JsonParser skipChildren() throws IOException {
    JsonToken current = currentToken();
    if (current != JsonToken.START_OBJECT && current != JsonToken.START_ARRAY) {
      return this;
    }
    int outside = depth - 1;
    while (depth > outside && nextToken() != null) {
      // Watched by nextToken.
    }
    return this;
  }

  private void begin() throws IOException {
    depth++;
    awaited = "";
    if (depth == ITEM_DEPTH && section.equals("items")) {
      itemStart = currentLocation().getByteOffset();
      podTemplate = false;
    }
    if (currentLocation().getByteOffset() - itemStart > LARGEST_ITEM && depth > ITEM_DEPTH) {
      throw new JsonParseException(this, "an object is too large");
    }
  }

  private void end() {
    depth--;
    ended = depth == 0;
    if (depth <= ITEM_DEPTH) {
      inSecretData = false;
    }
    if (depth < containersDepth) {
      containersDepth = 0;
    }
  }

  private void field(String name) {
    awaited = "";
    if (depth == 1) {
      section = name;
      awaited = name.equals("kind") ? "kind" : "";
      return;
    }
    if (depth == 2 && section.equals("metadata") && name.equals("continue")) {
      awaited = "continue";
      return;
    }
    if (!section.equals("items") || depth < ITEM_DEPTH) {
      return;
    }
    if (depth == ITEM_DEPTH) {
      inSecretData = secrets && isData(name);
      return;
    }
    if (containersDepth == 0 && name.equals("containers")) {
      containersDepth = depth;
    } else if (containersDepth > 0 && depth > containersDepth && name.equals("image")) {
      podTemplate = true;
    }
  }

  private static boolean isData(String name) {
    return name.equals("data") || name.equals("stringData") || name.equals("binaryData");
  }

  private void learn() throws IOException {
    if (awaited.equals("kind")) {
      kind = super.getText();
    } else if (awaited.equals("continue")) {
      continueToken = super.getText();
    }
    awaited = "";
  }

  private boolean hides() {
    return inSecretData && currentToken() == JsonToken.VALUE_STRING;
  }

  @Override
  public String getText() throws IOException {
    return hides() ? "" : super.getText();
  }

  @Override
  public char[] getTextCharacters() throws IOException {
    return hides() ? new char[0] : super.getTextCharacters();
  }

  @Override
  public int getTextLength() throws IOException {
    return hides() ? 0 : super.getTextLength();
  }

  @Override
  public int getTextOffset() throws IOException {
    return hides() ? 0 : super.getTextOffset();
  }
}
