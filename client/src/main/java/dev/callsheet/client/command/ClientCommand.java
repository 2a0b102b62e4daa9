package dev.callsheet.client.command;

import dev.callsheet.client.example.CutSilences;
import dev.callsheet.transparency.command.VerifyCommand;
import java.io.IOException;
import java.util.Arrays;

/**
 * The program of the client's jar: {@code verify} checks a certificate, and a file's name alone is
 * a recording to cut the silences out of.
 */
public final class ClientCommand {

  private static final String VERIFY = "verify";

  private ClientCommand() {}

  /** Runs {@link VerifyCommand} or {@link CutSilences}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0 && arguments[0].equals(VERIFY)) {
      VerifyCommand.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    CutSilences.main(arguments);
  }
}
