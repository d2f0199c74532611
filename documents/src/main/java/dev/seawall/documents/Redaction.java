package dev.seawall.documents;

import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Text;
import dev.seawall.documents.redact.CredentialPatterns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Takes secret and over-long values out of recorded parts of objects. */
final class Redaction {
  private static final int KEPT_BYTES = 4 << 10;
  private static final int KEPT_SYSTEM_BYTES = 64 << 10;

  private Redaction() {}

  /** An entry of a container's {@code env}. */
  static List<Recording.Step> ofVariable(
      List<Recording.Step> steps, BiFunction<String, String, Optional<String>> credential) {
    String name = "";
    for (int i = 0; i + 1 < steps.size(); i++) {
      if (steps.get(i) instanceof Recording.Key key
          && key.key().equals("name")
          && steps.get(i + 1) instanceof Recording.Scalar scalar) {
        name = scalar.text();
      }
    }
    List<Recording.Step> kept = new ArrayList<>(steps);
    for (int i = 0; i + 1 < steps.size(); i++) {
      if (steps.get(i) instanceof Recording.Key key
          && key.key().equals("value")
          && steps.get(i + 1) instanceof Recording.Scalar scalar) {
        Optional<String> what = credential.apply(name, scalar.text());
        if (what.isPresent()) {
          kept.set(i + 1, redacted(what.get(), scalar.line(), scalar.column()));
        }
      }
    }
    return kept;
  }

  private static Recording.Step redacted(String what, int line, int column) {
    return new Recording.Fixed(new Redacted(what), line, column);
  }

  /** The data of an object whose kind is now known. */
  static List<Recording.Step> ofData(String kind, String namespace, List<Recording.Step> steps) {
    boolean secret = kind.equals("Secret");
    if (!secret && !kind.equals("ConfigMap")) {
      return steps;
    }
    int kept = namespace.equals("kube-system") ? KEPT_SYSTEM_BYTES : KEPT_BYTES;
    String field = "";
    String key = "";
    int depth = 0;
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Recording.Key step -> key = step.key();
        case Recording.Scalar step -> {
          int line = step.line();
          int column = step.column();
          if (secret) {
            String what = CredentialPatterns.inSecret(key, step.text(), field.equals("data"));
            steps.set(i, redacted(what, line, column));
          } else {
            steps.set(i, configured(key, step, kept));
          }
        }
        case Recording.Fixed step -> {
          if (secret) {
            steps.set(i, redacted(CredentialPatterns.SECRET, step.line(), step.column()));
          }
        }
        case Recording.Begin step -> {
          field = depth++ == 0 ? key : field;
          key = "";
        }
        case Recording.End step -> {
          depth--;
          key = "";
        }
      }
    }
    return steps;
  }

  private static Recording.Step configured(String key, Recording.Scalar scalar, int kept) {
    String text = scalar.text();
    Optional<Redacted> what = CredentialPatterns.inConfiguration(key, text);
    boolean small = text.length() * 3L <= kept;
    int bytes = small ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    if (what.isPresent()) {
      Redacted masked = bytes <= kept ? what.get() : new Redacted(what.get().what());
      return new Recording.Fixed(masked, scalar.line(), scalar.column());
    }
    if (bytes <= kept) {
      return scalar;
    }
    Text marker = new Text("(" + bytes + " bytes)");
    return new Recording.Fixed(marker, scalar.line(), scalar.column());
  }
}
