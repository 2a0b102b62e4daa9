package dev.callsheet;

import dev.callsheet.database.StartFailure;

/** The program: a server, or one administrative command. */
public final class Application {
  private Application() {}

  /** Runs the HTTP server. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    try {
      CallsheetServer server = CallsheetServer.start(arguments);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    } catch (StartFailure failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }
}
