package dev.callsheet.client.example;

import dev.callsheet.client.Callsheet;
import dev.callsheet.client.RegistryClient;
import dev.callsheet.client.UploadProgress;
import dev.callsheet.client.WaitException;
import dev.callsheet.client.api.ApiException;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.UndeclaredAnswer;
import dev.callsheet.client.registry.error.ApiKeyOrgMismatch;
import dev.callsheet.client.registry.error.ApiKeyScopeDenied;
import dev.callsheet.client.registry.error.CommonForbidden;
import dev.callsheet.client.registry.error.CommonQuotaExceeded;
import dev.callsheet.client.registry.error.CommonRateLimited;
import dev.callsheet.client.registry.error.CommonUnauthorized;
import dev.callsheet.client.registry.error.CommonValidationFailed;
import dev.callsheet.client.registry.error.RegistrationAudioTooLarge;
import dev.callsheet.client.registry.error.RegistrationDryRunFailed;
import dev.callsheet.client.registry.model.Creator;
import dev.callsheet.client.registry.model.CreatorRole;
import dev.callsheet.client.registry.model.InvalidField;
import dev.callsheet.client.registry.model.PreparedWork;
import dev.callsheet.client.registry.model.StartRequest;
import dev.callsheet.client.registry.model.Transaction;
import dev.callsheet.client.registry.model.Warning;
import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.certificate.CertificateCheck;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Registers a recording, verifies the certificate, and writes it beside the recording, whole and
 * once more with the first creator alone.
 */
public final class RegisterWork {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final RegistryClient client;
  private final Path recording;
  private final String title;
  private final List<String> composers;
  private final PrintStream out;

  /**
   * Prepares the example.
   *
   * @param composers the names of those who made the work
   * @param out takes what is told of the work
   */
  public RegisterWork(
      RegistryClient client,
      Path recording,
      String title,
      List<String> composers,
      PrintStream out) {
    this.client = client;
    this.recording = recording;
    this.title = title;
    this.composers = List.copyOf(composers);
    this.out = out;
  }

  /**
   * Runs the example on the recording that the first argument names, with the title that the second
   * and the composers that the others name. {@code CALLSHEET_URL} names the server, {@code
   * CALLSHEET_ORGANIZATION} the organisation, {@code CALLSHEET_API_KEY} holds the key; without
   * them, the demo key of a server started in this directory is used.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 3 || !Files.isReadable(Path.of(arguments[0]))) {
      System.err.println(
          "Name a recording that is readable, the title of the work, and who composed it.");
      System.exit(2);
    }
    Map<String, String> environment = System.getenv();
    Optional<String> apiKey = ApiKeys.find(environment, "registry");
    Optional<String> organization = ApiKeys.organization(environment);
    if (apiKey.isEmpty() || organization.isEmpty()) {
      System.err.println(
          "Set CALLSHEET_API_KEY and CALLSHEET_ORGANIZATION, or run this where the server was"
              + " started with its demo keys.");
      System.exit(2);
    }
    RegistryClient client =
        Callsheet.builder()
            .baseUrl(environment.getOrDefault("CALLSHEET_URL", "http://localhost:8080"))
            .build()
            .registry(organization.orElseThrow(), apiKey.orElseThrow());
    RegisterWork register =
        new RegisterWork(
            client,
            Path.of(arguments[0]).toAbsolutePath(),
            arguments[1],
            Arrays.asList(arguments).subList(2, arguments.length),
            System.out);
    System.exit(register.run() ? 0 : 1);
  }

  /** Does the whole job and returns whether it was done; what went wrong is told in plain words. */
  public boolean run() throws IOException {
    try {
      return work();
    } catch (WaitException | NoAnswerException stuck) {
      out.println(stuck.getMessage());
    } catch (ApiException error) {
      out.println(inPlainWords(error));
    }
    return false;
  }

  private boolean work() throws IOException {
    // Whoever verifies must have the keys from before, or from somebody else.
    List<VerifierKey> keys = client.ledgerKeys();
    RegistryClient.Registration registered = register();
    Certificate certificate = registered.certificate();
    if (!(RegistryClient.verify(certificate, recording, keys)
        instanceof CertificateCheck.Valid valid)) {
      out.println("The certificate that the server gave is not valid.");
      return false;
    }
    out.printf(
        Locale.ROOT,
        "Registered %s, entry %d of the ledger %s%n",
        registered.workId(),
        valid.index(),
        valid.checkpoint().origin());
    save(certificate, "tlog-proof");
    save(RegistryClient.disclose(certificate, 0), "creator-1.tlog-proof");
    out.println("Verify it, without this server, with --vkey " + keys.get(0));
    return true;
  }

  private RegistryClient.Registration register() throws IOException {
    StartRequest work =
        StartRequest.of(
            title,
            String.valueOf(recording.getFileName()),
            composers.stream()
                .map(name -> Creator.of(name, List.of(CreatorRole.COMPOSER)))
                .toList());
    try (ProgressBar bar = Console.bytesBar("Upload", Files.size(recording))) {
      return client.register(recording, work, PATIENCE, told((sent, total) -> bar.stepTo(sent)));
    }
  }

  private RegistryClient.Progress told(UploadProgress upload) {
    return new RegistryClient.Progress() {
      @Override
      public void sent(long sentBytes, long totalBytes) {
        upload.sent(sentBytes, totalBytes);
      }

      @Override
      public void prepared(PreparedWork quote) {
        for (Warning warning : quote.warnings()) {
          out.println("  " + warning.field() + ": " + warning.message());
        }
        out.printf(
            Locale.ROOT,
            "%s of %s cost %d credit(s)%n",
            Console.seconds(quote.durationMs()),
            quote.codec(),
            quote.fees().totalCredits());
      }

      @Override
      public void transaction(Transaction transaction) {
        out.println("The registration is " + transaction.status());
      }
    };
  }

  private void save(Certificate certificate, String ending) throws IOException {
    Path target = Console.beside(recording, ending);
    Files.writeString(target, certificate.toString());
    out.printf(Locale.ROOT, "Wrote %s (%,d bytes)%n", target.getFileName(), Files.size(target));
  }

  /** One handler for the codes of every operation. */
  private static String inPlainWords(ApiException error) {
    if (error instanceof CommonUnauthorized) {
      return "The API key is missing.";
    }
    if (error instanceof ApiKeyOrgMismatch) {
      return "The API key belongs to another organization.";
    }
    if (error instanceof ApiKeyScopeDenied denied) {
      return "The API key lacks the scope " + denied.details().required() + ".";
    }
    if (error instanceof RegistrationDryRunFailed refused) {
      return "The work cannot be registered: " + refused.details().reason() + ".";
    }
    if (error instanceof RegistrationAudioTooLarge large) {
      return "The recording may have %,d bytes.".formatted(large.details().maxBytes());
    }
    if (error instanceof CommonForbidden poor) {
      return "The registration costs %d credits, and there are %d."
          .formatted(poor.details().requiredCredits(), poor.details().balanceCredits());
    }
    if (error instanceof CommonQuotaExceeded used) {
      return "The plan allows %d registrations a month; the next begins at %s."
          .formatted(used.details().limit(), used.details().resetsAt());
    }
    if (error instanceof CommonRateLimited limited) {
      return "Too much at once; try again in " + limited.retryAfter().toSeconds() + " s.";
    }
    if (error instanceof CommonValidationFailed invalid) {
      StringBuilder fields = new StringBuilder("The server refuses this:");
      for (InvalidField field : invalid.details().fields()) {
        fields.append("\n  ").append(field.field()).append(": ").append(field.message());
      }
      return fields.toString();
    }
    if (error instanceof UndeclaredAnswer undeclared) {
      return "This does not look like a Callsheet server (status %d, %s)."
          .formatted(undeclared.status(), undeclared.mediaType());
    }
    return String.valueOf(error.getMessage());
  }
}
