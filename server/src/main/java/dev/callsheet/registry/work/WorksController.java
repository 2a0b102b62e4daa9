package dev.callsheet.registry.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.api.registry.AudioEmpty;
import dev.callsheet.api.registry.AudioTooLarge;
import dev.callsheet.api.registry.CertificateFound;
import dev.callsheet.api.registry.ConfirmForbidden;
import dev.callsheet.api.registry.ConfirmRegistrationResponse;
import dev.callsheet.api.registry.ConfirmVersionResponse;
import dev.callsheet.api.registry.GetWorkCertificateResponse;
import dev.callsheet.api.registry.GetWorkResponse;
import dev.callsheet.api.registry.JobStarted;
import dev.callsheet.api.registry.ListWorksResponse;
import dev.callsheet.api.registry.NotFound;
import dev.callsheet.api.registry.PrepareForbidden;
import dev.callsheet.api.registry.PrepareInvalid;
import dev.callsheet.api.registry.PrepareRegistrationResponse;
import dev.callsheet.api.registry.PrepareVersionResponse;
import dev.callsheet.api.registry.PreparedNotFound;
import dev.callsheet.api.registry.PreparedVersionNotFound;
import dev.callsheet.api.registry.QuotaExceeded;
import dev.callsheet.api.registry.RecordingUploaded;
import dev.callsheet.api.registry.SessionNotFound;
import dev.callsheet.api.registry.StartInvalid;
import dev.callsheet.api.registry.StartRegistrationResponse;
import dev.callsheet.api.registry.StartVersionResponse;
import dev.callsheet.api.registry.Unavailable;
import dev.callsheet.api.registry.UploadNotFound;
import dev.callsheet.api.registry.UploadRecordingResponse;
import dev.callsheet.api.registry.WorkConfirmed;
import dev.callsheet.api.registry.WorkFound;
import dev.callsheet.api.registry.WorkPrepared;
import dev.callsheet.api.registry.WorksApi;
import dev.callsheet.api.registry.WorksListed;
import dev.callsheet.api.registry.model.BalanceDetails;
import dev.callsheet.api.registry.model.Certificate;
import dev.callsheet.api.registry.model.ConfirmRequest;
import dev.callsheet.api.registry.model.PrepareRequest;
import dev.callsheet.api.registry.model.QuotaDetails;
import dev.callsheet.api.registry.model.SizeDetails;
import dev.callsheet.api.registry.model.StartRequest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.registry.RegistryModels;
import dev.callsheet.registry.RegistryPlans;
import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.registry.session.Recordings;
import dev.callsheet.registry.session.Sessions;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.context.ServerRequestContext;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the tag RegistryWorks. That the organisation in the path is the caller's is
 * seen to before, but for the upload, which has no key.
 */
@Controller
class WorksController implements WorksApi {
  private static final Duration UNTIL_SEALED = Duration.ofSeconds(1);
  private static final String INSUFFICIENT_BALANCE = "insufficient_balance";
  private static final String NO_WORK = "There is no such work.";
  private static final String NOT_PREPARED =
      "There is no such job that is prepared; it may have expired or been confirmed.";

  private final Works works;
  private final Starts starts;
  private final Recordings recordings;
  private final Preparation preparation;
  private final Confirmation confirmation;
  private final Certificates certificates;
  private final RegistryPlans plans;
  private final Idempotency idempotency;
  private final PublicUrls urls;
  private final ObjectMapper mapper;

  WorksController(
      Works works,
      Starts starts,
      Recordings recordings,
      Preparation preparation,
      Confirmation confirmation,
      Certificates certificates,
      RegistryPlans plans,
      Idempotency idempotency,
      PublicUrls urls,
      ObjectMapper mapper) {
    this.works = works;
    this.starts = starts;
    this.recordings = recordings;
    this.preparation = preparation;
    this.confirmation = confirmation;
    this.certificates = certificates;
    this.plans = plans;
    this.idempotency = idempotency;
    this.urls = urls;
    this.mapper = mapper;
  }

  @Override
  public StartRegistrationResponse startRegistration(
      Caller caller, String orgId, @Nullable String idempotencyKey, StartRequest request) {
    return idempotency.once(
        RegistryModels.owner(caller),
        idempotencyKey,
        request,
        () ->
            switch (start(caller, null, request)) {
              case Starts.Outcome.Started(var announced) -> started(announced);
              case Starts.Outcome.Invalid(var field, var why) -> invalid(field, why);
              case Starts.Outcome.NoWork() ->
                  throw new IllegalStateException("A new work needs none");
            });
  }

  @Override
  public StartVersionResponse startVersion(
      Caller caller,
      String orgId,
      String workId,
      @Nullable String idempotencyKey,
      StartRequest request) {
    return idempotency.once(
        RegistryModels.owner(caller),
        idempotencyKey,
        List.of(workId, request),
        () ->
            switch (start(caller, workId, request)) {
              case Starts.Outcome.Started(var announced) -> started(announced);
              case Starts.Outcome.Invalid(var field, var why) -> invalid(field, why);
              case Starts.Outcome.NoWork() -> notFound(NO_WORK, "work");
            });
  }

  private Starts.Outcome start(Caller caller, @Nullable String workId, StartRequest request) {
    return starts.start(
        caller,
        workId,
        WorkModels.content(request),
        request.filename(),
        request.commitmentScheme() == null
            ? null
            : RegistryModels.scheme(request.commitmentScheme()),
        request.salt());
  }

  private JobStarted started(Sessions.Announced announced) {
    var session = announced.session();
    var url = upload(session.organizationId(), announced.secret());
    return new JobStarted(
        WorkModels.started(announced, url, plans.maxAudioBytes(session.organizationId())), url);
  }

  private URI upload(String organizationId, String secret) {
    return urls.of("/v1/organizations/" + organizationId + "/uploads/" + secret);
  }

  private static StartInvalid.CommonValidationFailed invalid(String field, String why) {
    return new StartInvalid.CommonValidationFailed(
        "Some fields are not valid: " + field + " " + why + ".",
        RegistryModels.invalid(field, why));
  }

  @Override
  public UploadRecordingResponse uploadRecording(
      String orgId, String uploadToken, String contentType, @Nullable InputStream body) {
    var content = Objects.requireNonNullElseGet(body, InputStream::nullInputStream);
    return switch (recordings.upload(orgId, uploadToken, contentLength(), content)) {
      case Recordings.Upload.Stored(var session) ->
          new RecordingUploaded(WorkModels.uploaded(session));
      case Recordings.Upload.Unknown() ->
          new UploadNotFound(
              "No job waits for a recording at this URL; it may have expired or been used.");
      case Recordings.Upload.TooLarge(var sizeBytes, var maxBytes) ->
          new AudioTooLarge(
              "A recording may have at most " + maxBytes + " bytes.",
              new SizeDetails(sizeBytes, maxBytes));
      case Recordings.Upload.Empty() -> new AudioEmpty("The recording has no bytes.");
    };
  }

  private static long contentLength() {
    return ServerRequestContext.currentRequest()
        .map(request -> request.getContentLength())
        .orElse(-1L);
  }

  @Override
  public PrepareRegistrationResponse prepareRegistration(
      Caller caller, String orgId, @Nullable String idempotencyKey, PrepareRequest request) {
    return idempotency.once(
        RegistryModels.owner(caller),
        idempotencyKey,
        request,
        () ->
            switch (preparation.prepare(
                caller, null, request.jobId(), request.expectedCommitment())) {
              case Preparation.Outcome.Prepared prepared ->
                  new WorkPrepared(WorkModels.prepared(prepared));
              case Preparation.Outcome.NoSession() -> noSession();
              case Preparation.Outcome.NotOwner() -> notStarter();
              case Preparation.Outcome.NoRecording() -> noRecording();
              case Preparation.Outcome.OtherCommitment(var commitment) ->
                  otherCommitment(commitment);
              case Preparation.Outcome.DryRunFailed(var refusal) -> dryRunFailed(refusal);
              case Preparation.Outcome.QuotaExceeded exceeded -> quotaExceeded(exceeded);
              case Preparation.Outcome.LedgerClosed(var retryAfter) -> ledgerClosed(retryAfter);
            });
  }

  @Override
  public PrepareVersionResponse prepareVersion(
      Caller caller,
      String orgId,
      String workId,
      @Nullable String idempotencyKey,
      PrepareRequest request) {
    return idempotency.once(
        RegistryModels.owner(caller),
        idempotencyKey,
        List.of(workId, request),
        () -> prepareVersion(caller, workId, request));
  }

  private PrepareVersionResponse prepareVersion(
      Caller caller, String workId, PrepareRequest request) {
    if (!works.exists(caller.organizationId(), workId)) {
      return new SessionNotFound.CommonNotFound(NO_WORK, RegistryModels.resource("work"));
    }
    return switch (preparation.prepare(
        caller, workId, request.jobId(), request.expectedCommitment())) {
      case Preparation.Outcome.Prepared prepared -> new WorkPrepared(WorkModels.prepared(prepared));
      case Preparation.Outcome.NoSession() -> noSession();
      case Preparation.Outcome.NotOwner() -> notStarter();
      case Preparation.Outcome.NoRecording() -> noRecording();
      case Preparation.Outcome.OtherCommitment(var commitment) -> otherCommitment(commitment);
      case Preparation.Outcome.DryRunFailed(var refusal) -> dryRunFailed(refusal);
      case Preparation.Outcome.QuotaExceeded exceeded -> quotaExceeded(exceeded);
      case Preparation.Outcome.LedgerClosed(var retryAfter) -> ledgerClosed(retryAfter);
    };
  }

  private static SessionNotFound.RegistrationUploadSessionNotFound noSession() {
    return new SessionNotFound.RegistrationUploadSessionNotFound(
        "There is no such job; it may have expired or been prepared.");
  }

  private static PrepareForbidden.RegistrationUploadSessionForbidden notStarter() {
    return new PrepareForbidden.RegistrationUploadSessionForbidden(
        "Another key of your organization started the job.");
  }

  private static SessionNotFound.CommonNotFound noRecording() {
    return new SessionNotFound.CommonNotFound(
        "The recording has not arrived. Send it to the upload URL.",
        RegistryModels.resource("upload"));
  }

  private static PrepareInvalid.RegistrationCommitmentInvalid otherCommitment(String commitment) {
    return new PrepareInvalid.RegistrationCommitmentInvalid(
        "The commitment of the job is " + commitment + ".");
  }

  private static PrepareInvalid.RegistrationDryRunFailed dryRunFailed(Refusal refusal) {
    return new PrepareInvalid.RegistrationDryRunFailed(
        refusal.message(), WorkModels.details(refusal));
  }

  private static QuotaExceeded.CommonQuotaExceeded quotaExceeded(
      Preparation.Outcome.QuotaExceeded exceeded) {
    return new QuotaExceeded.CommonQuotaExceeded(
        "Your plan has " + exceeded.limit() + " registrations a month.",
        new QuotaDetails(
            Math.toIntExact(exceeded.limit()),
            Math.toIntExact(exceeded.used()),
            exceeded.resetsAt()));
  }

  private static Unavailable ledgerClosed(Duration retryAfter) {
    return new Unavailable("The ledger takes no registrations now.", retryAfter);
  }

  @Override
  public ConfirmRegistrationResponse confirmRegistration(
      Caller caller, String orgId, @Nullable String idempotencyKey, ConfirmRequest request) {
    return idempotency.once(
        RegistryModels.owner(caller),
        idempotencyKey,
        request,
        () ->
            switch (confirmation.confirm(caller, null, request.jobId())) {
              case Confirmation.Outcome.Confirmed(var registration) -> confirmed(registration);
              case Confirmation.Outcome.NotPrepared() -> new PreparedNotFound(NOT_PREPARED);
              case Confirmation.Outcome.NotOwner() -> notPreparer();
              case Confirmation.Outcome.Changed() -> changed();
              case Confirmation.Outcome.DryRunFailed(var refusal) -> dryRunFailed(refusal);
              case Confirmation.Outcome.TooPoor(var charge, var balance) ->
                  tooPoor(charge, balance);
              case Confirmation.Outcome.LedgerClosed(var retryAfter) -> ledgerClosed(retryAfter);
            });
  }

  @Override
  public ConfirmVersionResponse confirmVersion(
      Caller caller,
      String orgId,
      String workId,
      @Nullable String idempotencyKey,
      ConfirmRequest request) {
    return idempotency.once(
        RegistryModels.owner(caller),
        idempotencyKey,
        List.of(workId, request),
        () -> confirmVersion(caller, workId, request));
  }

  private ConfirmVersionResponse confirmVersion(
      Caller caller, String workId, ConfirmRequest request) {
    if (!works.exists(caller.organizationId(), workId)) {
      return new PreparedVersionNotFound.CommonNotFound(NO_WORK, RegistryModels.resource("work"));
    }
    return switch (confirmation.confirm(caller, workId, request.jobId())) {
      case Confirmation.Outcome.Confirmed(var registration) -> confirmed(registration);
      case Confirmation.Outcome.NotPrepared() ->
          new PreparedVersionNotFound.RegistrationPreparedNotFound(NOT_PREPARED);
      case Confirmation.Outcome.NotOwner() -> notPreparer();
      case Confirmation.Outcome.Changed() -> changed();
      case Confirmation.Outcome.DryRunFailed(var refusal) -> dryRunFailed(refusal);
      case Confirmation.Outcome.TooPoor(var charge, var balance) -> tooPoor(charge, balance);
      case Confirmation.Outcome.LedgerClosed(var retryAfter) -> ledgerClosed(retryAfter);
    };
  }

  private WorkConfirmed confirmed(StoredRegistration registration) {
    return new WorkConfirmed(
        WorkModels.confirmed(registration),
        UNTIL_SEALED,
        urls.of(
            "/v1/organizations/"
                + registration.organizationId()
                + "/transactions/"
                + registration.id()));
  }

  private static ConfirmForbidden.RegistrationPreparedForbidden notPreparer() {
    return new ConfirmForbidden.RegistrationPreparedForbidden(
        "Another key of your organization prepared the job.");
  }

  private static PrepareInvalid.RegistrationCommitmentInvalid changed() {
    return new PrepareInvalid.RegistrationCommitmentInvalid(
        "The stored recording is not the one that was prepared. Start again.");
  }

  private static ConfirmForbidden.CommonForbidden tooPoor(long charge, long balance) {
    return new ConfirmForbidden.CommonForbidden(
        "The registration costs " + charge + " credits, and the balance is " + balance + ".",
        new BalanceDetails(INSUFFICIENT_BALANCE, charge, balance));
  }

  @Override
  public ListWorksResponse listWorks(
      Caller caller,
      String orgId,
      int limit,
      @Nullable String cursor,
      @Nullable String externalRef,
      @Nullable String mediaSha256) {
    return new WorksListed(
        WorkModels.page(
            works.list(caller.organizationId(), externalRef, mediaSha256, limit, cursor)));
  }

  @Override
  public GetWorkResponse getWork(Caller caller, String orgId, String workId) {
    return works
        .find(caller.organizationId(), workId)
        .<GetWorkResponse>map(work -> new WorkFound(WorkModels.work(work)))
        .orElseGet(() -> notFound(NO_WORK, "work"));
  }

  @Override
  public GetWorkCertificateResponse getWorkCertificate(
      Caller caller,
      String orgId,
      String workId,
      @Nullable Integer version,
      @Nullable String accept) {
    var registration = works.version(caller.organizationId(), workId, version);
    if (registration.isEmpty()) {
      return version == null ? notFound(NO_WORK, "work") : noVersion(caller, workId);
    }
    var issued = certificates.of(registration.get());
    var name = workId + "-" + registration.get().version();
    return CertificateForm.of(accept) == CertificateForm.PROOF
        ? certificate(
            issued.certificate().toString(), "text/plain;charset=utf-8", name + ".tlog-proof")
        : certificate(json(WorkModels.certificate(issued)), "application/json", name + ".json");
  }

  private String json(Certificate certificate) {
    try {
      return mapper.writeValueAsString(certificate);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private NotFound noVersion(Caller caller, String workId) {
    return works.exists(caller.organizationId(), workId)
        ? notFound("The work has no such version.", "version")
        : notFound(NO_WORK, "work");
  }

  private static CertificateFound certificate(String text, String mediaType, String name) {
    return new CertificateFound(
        BinaryBody.of(text), mediaType, "attachment; filename=\"" + name + "\"");
  }

  private static NotFound notFound(String message, String kind) {
    return new NotFound(message, RegistryModels.resource(kind));
  }
}
