package dev.seawall.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What a command answered that ran inside this JVM: its exit code and both its outputs. */
record CommandRun(int code, byte[] bytes, String err) {

  static CommandRun of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandRun run = into(out, arguments);
    return new CommandRun(run.code(), out.toByteArray(), run.err());
  }

  /** Runs a command whose standard output is told; the answer holds none of it. */
  static CommandRun into(OutputStream out, String... arguments) {
    StringWriter err = new StringWriter();
    int code =
        ScopedValue.where(Terminal.OUTPUT, out)
            .call(() -> Seawall.run(Seawall.commandLine().setErr(new PrintWriter(err)), arguments));
    return new CommandRun(code, new byte[0], err.toString());
  }

  String out() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
