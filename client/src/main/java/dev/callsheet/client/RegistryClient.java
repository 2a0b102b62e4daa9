package dev.callsheet.client;

import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.registry.GetTransactionOptions;
import dev.callsheet.client.registry.GetWorkCertificateOptions;
import dev.callsheet.client.registry.PrepareRegistrationException;
import dev.callsheet.client.registry.PrepareVersionException;
import dev.callsheet.client.registry.RegistryApis;
import dev.callsheet.client.registry.error.CommonNotFound;
import dev.callsheet.client.registry.model.CommitmentScheme;
import dev.callsheet.client.registry.model.ConfirmRequest;
import dev.callsheet.client.registry.model.ConfirmedWork;
import dev.callsheet.client.registry.model.Creator;
import dev.callsheet.client.registry.model.CreatorRole;
import dev.callsheet.client.registry.model.PrepareRequest;
import dev.callsheet.client.registry.model.PreparedWork;
import dev.callsheet.client.registry.model.StartRequest;
import dev.callsheet.client.registry.model.StartedJob;
import dev.callsheet.client.registry.model.Transaction;
import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.certificate.CertificateCheck;
import dev.callsheet.transparency.certificate.CertificateVerifier;
import dev.callsheet.transparency.commitment.Commitment;
import dev.callsheet.transparency.commitment.CreatorFacts;
import dev.callsheet.transparency.commitment.FieldId;
import dev.callsheet.transparency.commitment.Salt;
import dev.callsheet.transparency.commitment.WorkFacts;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client for the registry with one API key of one organisation: the operations by their tags,
 * registering recordings, and certificates, which are verified without the server. Safe for use by
 * many threads.
 *
 * <p>Each registration is checked from here: the commitment is computed from the recording, and one
 * of the server's that differs is refused.
 */
public final class RegistryClient extends RegistryApis {

  /** How long the server may wait for a change of a transaction before it tells how far it is. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  /** How often a recording is sent whose answer was lost. */
  private static final int UPLOADS = 3;

  private static final String ANY_FILE = "application/octet-stream";
  private static final String PROOF = "text/plain";
  private static final String UPLOAD = "upload";

  private final String organizationId;
  private final Waiting waiting;
  private final Duration longestWait;

  RegistryClient(Settings settings, String organizationId, String apiKey) {
    super(settings.connection(apiKey));
    this.organizationId = organizationId;
    this.waiting = settings.waiting();
    this.longestWait = shorter(LONGEST_WAIT, settings.requestTimeout().dividedBy(2));
  }

  /** Returns the organisation whose works these are, {@code org_…}. */
  public String organizationId() {
    return organizationId;
  }

  /** Hears how far a registration has come. */
  public interface Progress extends UploadProgress {

    /** Called with the quote, before it is confirmed. */
    default void prepared(PreparedWork quote) {}

    /** Called each time that the transaction was read. */
    default void transaction(Transaction transaction) {}

    /** Returns one that does not care. */
    static Progress none() {
      return (sentBytes, totalBytes) -> {};
    }
  }

  /**
   * A work that was registered.
   *
   * @param quote what was confirmed
   * @param transaction how it was registered
   * @param certificate what proves it to anybody, without the server
   */
  public record Registration(PreparedWork quote, Transaction transaction, Certificate certificate) {
    /** Returns the work, {@code wrk_…}. */
    public String workId() {
      return transaction.workId();
    }
  }

  /** The operations that a registration, or a new version, takes. */
  private record Steps(
      Function<StartRequest, StartedJob> start,
      Function<PrepareRequest, PreparedWork> prepare,
      Function<ConfirmRequest, ConfirmedWork> confirm) {}

  /**
   * Registers a recording and waits until the ledger has it.
   *
   * @param work what is told of it; a salt is made for it where it has none
   * @param timeout how long the ledger may take
   * @param progress is called on threads of the connection too
   * @throws IOException when the recording cannot be read
   * @throws dev.callsheet.client.registry.StartRegistrationException when the work is refused
   * @throws dev.callsheet.client.registry.UploadRecordingException when the recording is refused
   * @throws PrepareRegistrationException when it cannot be registered
   * @throws dev.callsheet.client.registry.ConfirmRegistrationException when it cannot be registered
   *     any more
   * @throws WaitException when the transaction fails or takes longer
   */
  public Registration register(
      Path recording, StartRequest work, Duration timeout, Progress progress) throws IOException {
    return register(
        new Steps(
            request -> works().startRegistration(organizationId, request),
            request -> works().prepareRegistration(organizationId, request),
            request -> works().confirmRegistration(organizationId, request)),
        recording,
        work,
        timeout,
        progress);
  }

  /**
   * Registers a recording as a new version of a work and waits until the ledger has it.
   *
   * @param work what is told of it; a salt is made for it where it has none
   * @param timeout how long the ledger may take
   * @param progress is called on threads of the connection too
   * @throws IOException when the recording cannot be read
   * @throws dev.callsheet.client.registry.StartVersionException when the version is refused
   * @throws dev.callsheet.client.registry.UploadRecordingException when the recording is refused
   * @throws PrepareVersionException when it cannot be registered
   * @throws dev.callsheet.client.registry.ConfirmVersionException when it cannot be registered any
   *     more
   * @throws WaitException when the transaction fails or takes longer
   */
  public Registration registerVersion(
      String workId, Path recording, StartRequest work, Duration timeout, Progress progress)
      throws IOException {
    return register(
        new Steps(
            request -> works().startVersion(organizationId, workId, request),
            request -> works().prepareVersion(organizationId, workId, request),
            request -> works().confirmVersion(organizationId, workId, request)),
        recording,
        work,
        timeout,
        progress);
  }

  private Registration register(
      Steps steps, Path recording, StartRequest work, Duration timeout, Progress progress)
      throws IOException {
    StartRequest salted = salted(work);
    String commitment = commitment(recording, salted).value().hex();
    StartedJob job = steps.start().apply(salted);
    PreparedWork quote =
        prepare(
            steps,
            job,
            recording,
            PrepareRequest.of(job.jobId()).withExpectedCommitment(commitment),
            progress);
    progress.prepared(quote);
    ConfirmedWork confirmed = steps.confirm().apply(ConfirmRequest.of(job.jobId()));
    Transaction transaction =
        awaitTransaction(confirmed.transactionId(), timeout, progress::transaction);
    return new Registration(
        quote, transaction, certificate(confirmed.workId(), confirmed.version()));
  }

  private static StartRequest salted(StartRequest work) {
    return work.commitmentScheme() == CommitmentScheme.V1 || work.salt() != null
        ? work
        : work.withSalt(Salt.random().hex());
  }

  /** A recording whose answer was lost has arrived if it can be prepared. */
  private PreparedWork prepare(
      Steps steps, StartedJob job, Path recording, PrepareRequest request, Progress progress)
      throws IOException {
    for (int upload = 1; ; upload++) {
      NoAnswerException lost = upload(job, recording, progress);
      try {
        return steps.prepare().apply(request);
      } catch (PrepareRegistrationException | PrepareVersionException refused) {
        if (lost == null || upload == UPLOADS || !lacksUpload(refused)) {
          throw refused;
        }
      }
    }
  }

  private static boolean lacksUpload(RuntimeException refused) {
    return refused instanceof CommonNotFound missing && missing.details().resource().equals(UPLOAD);
  }

  /** Returns why it is not known whether the recording arrived; null where it did. */
  private @Nullable NoAnswerException upload(StartedJob job, Path recording, Progress progress)
      throws IOException {
    long size = Files.size(recording);
    String url = job.uploadUrl().toString();
    try {
      works()
          .uploadRecording(
              organizationId,
              url.substring(url.lastIndexOf('/') + 1),
              ANY_FILE,
              BinaryContent.watched(
                  BinaryContent.once(recording), sent -> progress.sent(sent, size)));
      return null;
    } catch (NoAnswerException lost) {
      return lost;
    }
  }

  /**
   * Waits until a transaction has ended.
   *
   * @param progress is given the transaction each time that it was read
   * @throws WaitException when it fails or takes longer
   */
  public Transaction awaitTransaction(
      String transactionId, Duration timeout, Consumer<Transaction> progress) {
    return waiting.untilLong(
        transactionId,
        timeout,
        left ->
            transactions()
                .getTransaction(
                    organizationId,
                    transactionId,
                    GetTransactionOptions.none().withWaitMs(waitMs(left))),
        transaction -> {
          progress.accept(transaction);
          return switch (transaction.status()) {
            case VALIDATING, PREPARING, SEALING, CONFIRMING, UNKNOWN -> false;
            case COMPLETED -> true;
            case FAILED -> throw new RegistryWaitException.TransactionFailed(transaction);
          };
        },
        Transaction::status);
  }

  /**
   * Returns the certificate of a version of a work, not verified.
   *
   * @throws IOException when the answer breaks off, or is not a certificate
   * @throws dev.callsheet.client.registry.GetWorkCertificateException when there is none
   */
  public Certificate certificate(String workId, int version) throws IOException {
    String text =
        text(
            works()
                .getWorkCertificate(
                    organizationId,
                    workId,
                    GetWorkCertificateOptions.none().withVersion(version).withAccept(PROOF))
                .body());
    try {
      return Certificate.parse(text);
    } catch (MalformedException malformed) {
      throw new IOException("The server answered with no certificate.", malformed);
    }
  }

  /**
   * Returns the public keys of the ledger, the present one first. Whoever verifies certificates
   * should have them from elsewhere, or have kept them.
   *
   * @throws IOException when the answer breaks off, or is not a list of keys
   * @throws dev.callsheet.client.registry.GetLedgerKeyException when they cannot be told now
   */
  public List<VerifierKey> ledgerKeys() throws IOException {
    List<VerifierKey> keys = new ArrayList<>();
    try {
      for (String line : text(ledger().getLedgerKey().body()).lines().toList()) {
        keys.add(VerifierKey.parse(line));
      }
    } catch (MalformedException malformed) {
      throw new IOException("The server answered with no keys.", malformed);
    }
    return keys;
  }

  private static String text(InputStream body) throws IOException {
    try (InputStream open = body) {
      return new String(open.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Returns what a registration of a recording commits to, as the server computes it.
   *
   * @param work with its salt, unless its scheme is {@code v1}
   * @throws IOException when the recording cannot be read
   * @throws IllegalArgumentException when the salt is missing or malformed, or the scheme does not
   *     cover the work
   */
  public static Commitment commitment(Path recording, StartRequest work) throws IOException {
    WorkFacts facts = facts(work, mediaSha256(recording));
    if (work.commitmentScheme() == CommitmentScheme.V1) {
      return Commitment.unsalted(facts);
    }
    try {
      return Commitment.salted(facts, Salt.parse(Objects.requireNonNullElse(work.salt(), "")));
    } catch (MalformedException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  /**
   * Returns a certificate that tells one creator only, besides the recording's hash; the others
   * stay private.
   *
   * @param creator the place of the creator in the work, from 0
   * @throws IllegalArgumentException when the certificate does not tell that creator itself
   */
  public static Certificate disclose(Certificate certificate, int creator) {
    return certificate.only(
        certificate.opening().fields().keySet().stream()
            .filter(field -> field.creator().equals(Optional.of(creator)))
            .filter(field -> isTold(certificate, field))
            .toList());
  }

  private static boolean isTold(Certificate certificate, FieldId field) {
    return certificate.opening().fields().getOrDefault(field, Optional.empty()).isPresent();
  }

  /**
   * Verifies a certificate against a recording, without the server.
   *
   * @param keys the public keys of the ledger that are trusted
   * @throws IOException when the recording cannot be read
   */
  public static CertificateCheck verify(
      Certificate certificate, Path recording, Collection<VerifierKey> keys) throws IOException {
    return new CertificateVerifier(keys).verify(certificate.toString(), mediaSha256(recording));
  }

  private static Sha256 mediaSha256(Path recording) throws IOException {
    try (InputStream media = Files.newInputStream(recording)) {
      return CertificateVerifier.mediaSha256(media);
    }
  }

  private static WorkFacts facts(StartRequest work, Sha256 mediaSha256) {
    return new WorkFacts(
        mediaSha256,
        work.title(),
        work.creators().stream().map(RegistryClient::facts).toList(),
        Optional.ofNullable(work.iswc()),
        Optional.ofNullable(work.isrc()),
        Optional.ofNullable(work.externalRef()));
  }

  private static CreatorFacts facts(Creator creator) {
    Set<dev.callsheet.transparency.commitment.CreatorRole> roles =
        EnumSet.noneOf(dev.callsheet.transparency.commitment.CreatorRole.class);
    creator.roles().forEach(role -> roles.add(role(role)));
    return new CreatorFacts(
        creator.name(),
        roles,
        Optional.ofNullable(creator.ipi()),
        Optional.ofNullable(creator.isni()),
        Optional.ofNullable(creator.email()),
        Optional.ofNullable(creator.shareBp()));
  }

  private static dev.callsheet.transparency.commitment.CreatorRole role(CreatorRole role) {
    return switch (role) {
      case AUTHOR -> dev.callsheet.transparency.commitment.CreatorRole.AUTHOR;
      case COMPOSER -> dev.callsheet.transparency.commitment.CreatorRole.COMPOSER;
      case ARRANGER -> dev.callsheet.transparency.commitment.CreatorRole.ARRANGER;
      case ADAPTER -> dev.callsheet.transparency.commitment.CreatorRole.ADAPTER;
      case PERFORMER -> dev.callsheet.transparency.commitment.CreatorRole.PERFORMER;
      case PRODUCER -> dev.callsheet.transparency.commitment.CreatorRole.PRODUCER;
      case UNKNOWN -> throw new IllegalArgumentException("A creator has a role that is not known.");
    };
  }

  private int waitMs(Duration left) {
    return (int) Math.max(0, shorter(longestWait, left).toMillis());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
