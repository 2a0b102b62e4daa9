package dev.callsheet.contract.harness;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * The program of an {@link AdminSession}: the administration program of the server, over and over.
 * Each line that it reads has the arguments of a command, with tabs between them; it answers with a
 * line, the exit code before the last line that the command printed, or what was wrong.
 */
final class AdminLoop {
  private AdminLoop() {}

  /** Runs commands until there are no more. */
  public static void main(String[] arguments) throws Exception {
    var answers = System.out;
    // What the server's classes log is no answer.
    System.setOut(System.err);
    var run =
        Class.forName("dev.callsheet.admin.AdminProgram")
            .getMethod("run", PrintWriter.class, PrintWriter.class, String[].class);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      var output = new StringWriter();
      var errors = new StringWriter();
      var code =
          run.invoke(null, new PrintWriter(output), new PrintWriter(errors), line.split("\t", -1));
      var said = (errors + "\n" + output).strip();
      answers.println(code + "\t" + said.substring(said.lastIndexOf('\n') + 1));
    }
  }
}
