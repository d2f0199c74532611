package dev.seawall.collect.kubernetes.connection;

import dev.seawall.collect.kubernetes.connection.ConnectionException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Supplier;

/** Where the value of the {@code Authorization} header comes from. */
sealed interface Credentials {
  /** The header's value, got anew where that is possible; empty for none. */
  String authorization() throws ConnectionException;

  /** No header: a client certificate, or nobody. */
  record None() implements Credentials {
    @Override
    public String authorization() {
      return "";
    }
  }

  /** A header written in the kubeconfig. */
  record Fixed(String authorization) implements Credentials {
    @Override
    public String toString() {
      return "Fixed[not shown]";
    }

    static Fixed token(String token) {
      return new Fixed("Bearer " + token);
    }

    static Fixed password(String name, String password) {
      byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
      return new Fixed("Basic " + Base64.getEncoder().encodeToString(both));
    }
  }

  /** A token in a file, which the node renews. */
  record TokenFile(Path file) implements Credentials {
    @Override
    public String authorization() throws ConnectionException {
      try {
        return "Bearer " + Files.readString(file).strip();
      } catch (IOException e) {
        throw new ConnectionException(Code.CREDENTIALS, "cannot read the token file " + file);
      }
    }
  }

  /** A token that the caller makes anew each time it is asked. */
  record Supplied(Supplier<String> token) implements Credentials {
    @Override
    public String authorization() {
      return "Bearer " + token.get();
    }
  }

  /** A token that a command prints. */
  record Command(ExecCommand command) implements Credentials {
    @Override
    public String authorization() throws ConnectionException {
      return "Bearer " + command.run();
    }
  }
}
