package dev.callsheet;

import dev.callsheet.admin.AdminProgram;
import dev.callsheet.database.StartFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The program: a server, or one administrative command. */
public final class Application {
  private Application() {}

  /** Runs the HTTP server, or one command when the first argument is {@code admin}. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("admin")) {
      System.exit(
          AdminProgram.run(
              new PrintWriter(System.out, true, StandardCharsets.UTF_8),
              new PrintWriter(System.err, true, StandardCharsets.UTF_8),
              Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
    try {
      CallsheetServer server = CallsheetServer.start(arguments);
      server.welcome().ifPresent(System.out::println);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    } catch (StartFailure failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }
}
