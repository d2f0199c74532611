package dev.seawall.collect.kubernetes.connection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.seawall.collect.kubernetes.connection.ConnectionException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A credential command of a kubeconfig ({@code users[].user.exec}, API {@code
 * client.authentication.k8s.io}). It runs without a shell, and only when it is on the allow-list
 * and asks for a token.
 */
final class ExecCommand {
  static final Duration LONGEST = Duration.ofSeconds(45);
  private static final int LARGEST = 1 << 20;
  private static final Set<String> VERSIONS =
      Set.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

  /** Variables that make an honest command run another program. */
  private static final Pattern STEERING =
      Pattern.compile(
          "PATH|(LD|DYLD)_.*|PYTHON.*|.*_OPTIONS|BASH_ENV|ENV|SHELLOPTS|AWS_CONFIG_FILE"
              + "|AWS_SHARED_CREDENTIALS_FILE",
          Pattern.CASE_INSENSITIVE);

  /** Global options of the AWS CLI that take no value. */
  private static final Set<String> AWS_SWITCHES =
      Set.of("--debug", "--no-verify-ssl", "--no-paginate", "--no-sign-request", "--no-cli-pager");

  private final String apiVersion;
  private final List<String> command;
  private final Map<String, String> variables;

  private ExecCommand(String apiVersion, List<String> command, Map<String, String> variables) {
    this.apiVersion = apiVersion;
    this.command = command;
    this.variables = variables;
  }

  static ExecCommand of(Map<?, ?> exec, Set<String> allowed) throws ConnectionException {
    String program = Yaml.text(exec, "command");
    if (!allowed.contains(program)) {
      throw refused(
          "the kubeconfig gets its credentials from the command \"%s\", which is not run; allow it"
              + " with --allow-exec %s if you trust it",
          program, program);
    }
    String apiVersion = Yaml.text(exec, "apiVersion");
    if (!VERSIONS.contains(apiVersion)) {
      throw refused(
          "the kubeconfig's command \"%s\" speaks %s; use client.authentication.k8s.io/v1beta1 or"
              + " v1",
          program, apiVersion);
    }
    List<String> command = new ArrayList<>();
    command.add(program);
    for (Object each : Yaml.list(exec, "args")) {
      command.add(String.valueOf(each));
    }
    if (!asksForToken(command)) {
      throw refused(
          "the kubeconfig runs \"%s\" for something else than a token, which is refused",
          String.join(" ", command));
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (Object each : Yaml.list(exec, "env")) {
      if (each instanceof Map<?, ?> variable) {
        variables.put(Yaml.text(variable, "name"), Yaml.text(variable, "value"));
      }
    }
    for (String name : variables.keySet()) {
      if (STEERING.matcher(name).matches()) {
        throw refused(
            "the kubeconfig sets the variable %s for \"%s\", which could run another program; set"
                + " it in your own environment if you mean it",
            name, program);
      }
    }
    return new ExecCommand(apiVersion, command, variables);
  }

  private static ConnectionException refused(String sentence, String... shown) {
    Object[] escaped = new Object[shown.length];
    for (int i = 0; i < shown.length; i++) {
      escaped[i] = Shown.text(shown[i]);
    }
    return new ConnectionException(Code.REFUSED, sentence.formatted(escaped));
  }

  /** The two standard commands can do much more than print a token. */
  private static boolean asksForToken(List<String> command) {
    if (command.getFirst().equals("aws-iam-authenticator")) {
      return words(command).stream().findFirst().orElse("").equals("token");
    }
    if (!command.getFirst().equals("aws")) {
      return true;
    }
    List<String> words = words(command);
    return words.size() == 2 && words.equals(List.of("eks", "get-token"));
  }

  private static List<String> words(List<String> command) {
    List<String> words = new ArrayList<>();
    for (int i = 1; i < command.size(); i++) {
      String argument = command.get(i);
      if (!argument.startsWith("-")) {
        words.add(argument);
      } else if (!argument.contains("=") && !AWS_SWITCHES.contains(argument)) {
        i++;
      }
    }
    return words;
  }

  /** The token that the command prints. */
  String run() throws ConnectionException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    builder
        .environment()
        .put(
            "KUBERNETES_EXEC_INFO",
            "{\"apiVersion\":\"%s\",\"kind\":\"ExecCredential\",\"spec\":{\"interactive\":false}}"
                .formatted(apiVersion));
    try {
      Process process =
          builder
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      return tokenOf(process);
    } catch (IOException e) {
      throw failed("cannot be started; is it installed and on the PATH?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    }
  }

  private String tokenOf(Process process) throws InterruptedException, ConnectionException {
    FutureTask<byte[]> printed = new FutureTask<>(() -> read(process.getInputStream()));
    FutureTask<byte[]> complained = new FutureTask<>(() -> read(process.getErrorStream()));
    Thread.ofVirtual().start(printed);
    Thread.ofVirtual().start(complained);
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw failed("did not end in " + LONGEST.toSeconds() + " seconds");
    }
    try {
      if (process.exitValue() != 0) {
        String words = new String(complained.get(1, TimeUnit.SECONDS), StandardCharsets.UTF_8);
        throw failed("ended with code " + process.exitValue() + ": " + Shown.text(words.strip()));
      }
      String token = token(printed.get(1, TimeUnit.SECONDS));
      if (token.isEmpty()) {
        throw failed("printed no token");
      }
      return token;
    } catch (ExecutionException | TimeoutException | IOException e) {
      throw failed("printed nothing that can be read");
    }
  }

  private static byte[] read(InputStream stream) throws IOException {
    try (stream) {
      return stream.readNBytes(LARGEST);
    }
  }

  private static String token(byte[] printed) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(printed)) {
      int depth = 0;
      boolean inStatus = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT, START_ARRAY -> depth++;
          case END_OBJECT, END_ARRAY -> depth--;
          case FIELD_NAME -> {
            inStatus = depth == 1 ? parser.currentName().equals("status") : inStatus;
            if (depth == 2 && inStatus && parser.currentName().equals("token")) {
              parser.nextToken();
              return parser.getText();
            }
          }
          default -> {}
        }
      }
    } catch (JsonProcessingException e) {
      return "";
    }
    return "";
  }

  private ConnectionException failed(String how) {
    return new ConnectionException(
        Code.CREDENTIALS,
        "the credential command \"" + Shown.text(command.getFirst()) + "\" " + how);
  }
}
