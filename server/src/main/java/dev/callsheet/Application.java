package dev.callsheet;

import dev.callsheet.admin.AdminProgram;
import dev.callsheet.database.StartFailure;
import dev.callsheet.setting.Configuration;
import dev.callsheet.setting.ServerArguments;
import dev.callsheet.startup.ArchiveMaker;
import dev.callsheet.startup.StartupArchive;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The program: a server, or one administrative command. */
public final class Application {
  private static final int FAILED = 1;

  private Application() {}

  /** Runs the HTTP server, or one command when the first argument is {@code admin}. */
  public static void main(String[] arguments) {
    var output = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (arguments.length > 0 && arguments[0].equals("admin")) {
      // Standard output is for results.
      System.setProperty("LOG_TARGET", "System.err");
      var shutdown = Shutdown.of(() -> {});
      var code =
          AdminProgram.run(output, errors, Arrays.copyOfRange(arguments, 1, arguments.length));
      shutdown.begun();
      System.exit(code);
    }
    var asked = ServerArguments.read(arguments);
    if (!asked.serves()) {
      System.exit(asked.tell(output, errors));
    }
    if (asked.startupArchiveToMake().isPresent()) {
      System.exit(makeStartupArchive(asked, asked.startupArchiveToMake().get(), errors));
    }
    serve(asked, output, errors);
  }

  private static int makeStartupArchive(ServerArguments asked, Path file, PrintWriter errors) {
    // However long it takes a process of low priority to clear up.
    var cleared = new CountDownLatch(1);
    var shutdown = Shutdown.of(cleared::await);
    if (asked.endsWithParent()) {
      ParentWatch.begin();
    }
    try {
      ArchiveMaker.make(StartupArchive.of(file));
      return 0;
    } catch (InterruptedException signal) {
      return FAILED;
    } catch (StartFailure foreseen) {
      errors.println(foreseen.getMessage());
      return foreseen.exitCode();
    } finally {
      shutdown.begun();
      cleared.countDown();
    }
  }

  private static void serve(ServerArguments asked, PrintWriter output, PrintWriter errors) {
    var server = new CallsheetServer();
    var shutdown = Shutdown.of(server);
    if (asked.endsWithParent()) {
      ParentWatch.begin();
    }
    try {
      var archive = asked.startupArchive().map(StartupArchive::of);
      var context = Configuration.read(System.getenv(), asked.settings(), true);
      server.start(context);
      archive.ifPresent(asOfNext -> server.keep(asOfNext, context));
      server.welcome().ifPresent(output::println);
      shutdown.begun();
    } catch (Throwable failure) {
      if (!shutdown.isAsked()) {
        explain(failure, errors);
      }
      shutdown.begun();
      System.exit(failure instanceof StartFailure foreseen ? foreseen.exitCode() : FAILED);
    }
  }

  private static void explain(Throwable failure, PrintWriter errors) {
    if (failure instanceof StartFailure foreseen) {
      errors.println(foreseen.getMessage());
      return;
    }
    LoggerFactory.getLogger(Application.class).error("The server cannot start", failure);
  }
}
