package dev.callsheet.transparency.command;

import dev.callsheet.transparency.certificate.CertificateCheck;
import dev.callsheet.transparency.certificate.CertificateVerifier;
import dev.callsheet.transparency.certificate.WitnessPolicy;
import dev.callsheet.transparency.encoding.Decimal;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.encoding.Utf8;
import dev.callsheet.transparency.note.VerifiedSignature;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Verifies a certificate against a recording, without a network, and tells what it certifies. */
public final class VerifyCommand {

  /** The certificate is valid. */
  public static final int VALID = 0;

  /** The certificate is not valid. */
  public static final int INVALID = 1;

  /** The command was given wrong, or a file cannot be read. */
  public static final int USAGE = 2;

  private static final String HOW =
      "Usage: verify --vkey KEY [--vkey KEY]... [--witness KEY]... [--quorum N]"
          + " CERTIFICATE.tlog-proof RECORDING";

  private final List<VerifierKey> logKeys = new ArrayList<>();
  private final Set<VerifierKey> witnesses = new HashSet<>();
  private final List<String> files = new ArrayList<>();
  private Optional<Long> quorum = Optional.empty();

  private VerifyCommand() {}

  /** Runs the command and ends the program with 0 (valid), 1 (not valid) or 2 (wrong usage). */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, System.err));
  }

  /**
   * Runs the command.
   *
   * @param arguments {@code --vkey KEY}, at least once: the log's key; {@code --witness KEY}: a
   *     witness's, of which as many must have cosigned as {@code --quorum N} says, all by default;
   *     the certificate's file; the recording's
   * @param out takes what is certified, or one line that says why nothing is
   * @param err takes what is wrong with the arguments
   * @return 0 (valid), 1 (not valid) or 2 (wrong usage)
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    VerifyCommand command = new VerifyCommand();
    try {
      command.read(new ArrayDeque<>(arguments));
      return command.verify(out);
    } catch (MalformedException | IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      err.println(HOW);
    } catch (IOException unreadable) {
      err.println("A file cannot be read: " + unreadable.getMessage());
    }
    return USAGE;
  }

  private void read(Deque<String> arguments) throws MalformedException {
    while (!arguments.isEmpty()) {
      String argument = arguments.removeFirst();
      switch (argument) {
        case "--vkey" -> logKeys.add(VerifierKey.parse(value(argument, arguments)));
        case "--witness" -> witnesses.add(VerifierKey.parse(value(argument, arguments)));
        case "--quorum" -> quorum = Optional.of(Decimal.parse(value(argument, arguments)));
        default -> file(argument);
      }
    }
    if (logKeys.isEmpty()) {
      throw new MalformedException("Name the log's key.");
    }
    if (files.size() != 2) {
      throw new MalformedException("Name the certificate and the recording.");
    }
  }

  private void file(String argument) throws MalformedException {
    if (argument.startsWith("--")) {
      throw new MalformedException("There is no option " + argument + ".");
    }
    files.add(argument);
  }

  private static String value(String option, Deque<String> arguments) throws MalformedException {
    return Optional.ofNullable(arguments.pollFirst())
        .orElseThrow(() -> new MalformedException("The option " + option + " needs a value."));
  }

  private int verify(PrintStream out) throws IOException {
    long count = quorum.orElse((long) witnesses.size());
    CertificateVerifier verifier =
        new CertificateVerifier(
            logKeys, new WitnessPolicy(witnesses, (int) Math.min(count, Integer.MAX_VALUE)));
    byte[] certificate = Files.readAllBytes(Path.of(files.get(0)));
    Sha256 media;
    try (InputStream recording =
        new BufferedInputStream(Files.newInputStream(Path.of(files.get(1))))) {
      media = CertificateVerifier.mediaSha256(recording);
    }
    CertificateCheck check;
    try {
      check = verifier.verify(Utf8.decode(certificate), media);
    } catch (MalformedException binary) {
      out.println("Not valid: This is not a certificate. " + binary.getMessage());
      return INVALID;
    }
    if (check instanceof CertificateCheck.Valid valid) {
      print(valid, out);
      return VALID;
    }
    out.println("Not valid: " + ((CertificateCheck.Invalid) check).message());
    return INVALID;
  }

  private static void print(CertificateCheck.Valid valid, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "Valid: work %s, version %d, registered %s%n",
        valid.entry().workId(),
        valid.entry().version(),
        valid.entry().time());
    out.printf(
        Locale.ROOT,
        "  log: %s, entry %d of %d%n",
        valid.checkpoint().origin(),
        valid.index(),
        valid.checkpoint().size());
    for (VerifiedSignature signature : valid.signatures()) {
      signature
          .cosignedAt()
          .ifPresent(time -> out.println("  witness: " + signature.key().name() + ", " + time));
    }
    valid
        .fields()
        .forEach(
            (field, text) ->
                text.ifPresent(told -> out.println("  " + field + ": " + printable(told))));
  }

  /** A name from a certificate must not move the cursor or forge a line. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
