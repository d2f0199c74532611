package dev.seawall.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What a command answered that ran inside this JVM: its exit code and both its outputs. */
record CommandRun(int code, byte[] bytes, String err) {

  static CommandRun of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    PrintWriter text = new PrintWriter(out, true, StandardCharsets.UTF_8);
    int code =
        ScopedValue.where(Terminal.OUTPUT, out)
            .call(
                () ->
                    Seawall.run(
                        Seawall.commandLine().setOut(text).setErr(new PrintWriter(err)),
                        arguments));
    text.flush();
    return new CommandRun(code, out.toByteArray(), err.toString());
  }

  String out() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
