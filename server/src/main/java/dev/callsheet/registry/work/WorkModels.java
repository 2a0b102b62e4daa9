package dev.callsheet.registry.work;

import dev.callsheet.api.registry.model.Certificate;
import dev.callsheet.api.registry.model.ConfirmedWork;
import dev.callsheet.api.registry.model.Creator;
import dev.callsheet.api.registry.model.CreatorRole;
import dev.callsheet.api.registry.model.DryRunDetails;
import dev.callsheet.api.registry.model.Fees;
import dev.callsheet.api.registry.model.PreparedWork;
import dev.callsheet.api.registry.model.StartRequest;
import dev.callsheet.api.registry.model.StartedJob;
import dev.callsheet.api.registry.model.TransactionStatus;
import dev.callsheet.api.registry.model.UploadedRecording;
import dev.callsheet.api.registry.model.Warning;
import dev.callsheet.api.registry.model.WarningCode;
import dev.callsheet.api.registry.model.Work;
import dev.callsheet.api.registry.model.WorkPage;
import dev.callsheet.api.registry.model.WorkVersion;
import dev.callsheet.page.Page;
import dev.callsheet.registry.RegistryModels;
import dev.callsheet.registry.content.WorkContent;
import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.registry.session.Sessions;
import dev.callsheet.registry.session.StoredSession;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Works and what leads to them, as the contract writes them. */
final class WorkModels {
  private WorkModels() {}

  static WorkContent content(StartRequest request) {
    return new WorkContent(
        request.title(),
        request.creators().stream().map(WorkModels::creator).toList(),
        request.iswc(),
        request.isrc(),
        request.externalRef());
  }

  private static dev.callsheet.registry.content.Creator creator(Creator creator) {
    return new dev.callsheet.registry.content.Creator(
        creator.name(),
        creator.roles().stream().map(WorkModels::role).toList(),
        creator.ipi(),
        creator.isni(),
        creator.email(),
        creator.shareBp());
  }

  private static Creator creator(dev.callsheet.registry.content.Creator creator) {
    return new Creator(
        creator.name(),
        creator.roles().stream().map(WorkModels::role).toList(),
        creator.ipi(),
        creator.isni(),
        creator.email(),
        creator.shareBp());
  }

  private static dev.callsheet.transparency.commitment.CreatorRole role(CreatorRole role) {
    return switch (role) {
      case AUTHOR -> dev.callsheet.transparency.commitment.CreatorRole.AUTHOR;
      case COMPOSER -> dev.callsheet.transparency.commitment.CreatorRole.COMPOSER;
      case ARRANGER -> dev.callsheet.transparency.commitment.CreatorRole.ARRANGER;
      case ADAPTER -> dev.callsheet.transparency.commitment.CreatorRole.ADAPTER;
      case PERFORMER -> dev.callsheet.transparency.commitment.CreatorRole.PERFORMER;
      case PRODUCER -> dev.callsheet.transparency.commitment.CreatorRole.PRODUCER;
    };
  }

  private static CreatorRole role(dev.callsheet.transparency.commitment.CreatorRole role) {
    return switch (role) {
      case AUTHOR -> CreatorRole.AUTHOR;
      case COMPOSER -> CreatorRole.COMPOSER;
      case ARRANGER -> CreatorRole.ARRANGER;
      case ADAPTER -> CreatorRole.ADAPTER;
      case PERFORMER -> CreatorRole.PERFORMER;
      case PRODUCER -> CreatorRole.PRODUCER;
    };
  }

  static StartedJob started(Sessions.Announced announced, URI uploadUrl, long maxBytes) {
    var session = announced.session();
    return new StartedJob(
        session.id(),
        uploadUrl,
        session.expiresAt(),
        RegistryModels.scheme(session.scheme()),
        session.salt().isEmpty() ? null : session.salt(),
        maxBytes);
  }

  static UploadedRecording uploaded(StoredSession session) {
    var recording = session.recording();
    return new UploadedRecording(session.id(), recording.sizeBytes(), recording.sha256());
  }

  static PreparedWork prepared(Preparation.Outcome.Prepared prepared) {
    var session = prepared.session();
    var recording = session.recording();
    return new PreparedWork(
        session.id(),
        prepared.workId(),
        prepared.version(),
        Objects.requireNonNull(session.commitment()),
        RegistryModels.scheme(session.scheme()),
        recording.sha256(),
        recording.sizeBytes(),
        recording.finding().durationMs(),
        recording.finding().codec(),
        fees(prepared.price()),
        true,
        session.expiresAt(),
        prepared.warnings().stream().map(WorkModels::warning).toList());
  }

  private static Fees fees(Price price) {
    return new Fees(
        Math.toIntExact(price.base()),
        Math.toIntExact(price.size()),
        Math.toIntExact(price.total()));
  }

  private static Warning warning(DoubtfulIdentifier warning) {
    return new Warning(
        switch (warning.kind()) {
          case ISWC -> WarningCode.ISWC_CHECK_DIGIT;
          case IPI -> WarningCode.IPI_CHECK_DIGIT;
          case ISNI -> WarningCode.ISNI_CHECK_DIGIT;
        },
        warning.field(),
        warning.message());
  }

  static ConfirmedWork confirmed(StoredRegistration registration) {
    return new ConfirmedWork(
        registration.id(),
        registration.workId(),
        registration.version(),
        TransactionStatus.SEALING,
        Math.toIntExact(registration.charge()));
  }

  static DryRunDetails details(Refusal refusal) {
    return new DryRunDetails(
        switch (refusal.reason()) {
          case INSUFFICIENT_BALANCE ->
              dev.callsheet.api.registry.model.DryRunReason.INSUFFICIENT_BALANCE;
          case ALREADY_REGISTERED ->
              dev.callsheet.api.registry.model.DryRunReason.ALREADY_REGISTERED;
          case MAX_VERSIONS_REACHED ->
              dev.callsheet.api.registry.model.DryRunReason.MAX_VERSIONS_REACHED;
          case LEDGER_FROZEN -> dev.callsheet.api.registry.model.DryRunReason.LEDGER_FROZEN;
          case NOT_AUDIO -> dev.callsheet.api.registry.model.DryRunReason.NOT_AUDIO;
        },
        refusal.workId());
  }

  static Work work(RegisteredWork work) {
    var latest = work.latest();
    var content = latest.workContent();
    return new Work(
        work.work().id(),
        content.title(),
        content.creators().stream().map(WorkModels::creator).toList(),
        latest.externalRef(),
        content.iswc(),
        content.isrc(),
        latest.version(),
        work.versions().stream().map(WorkModels::version).toList(),
        Objects.requireNonNull(work.versions().getLast().endedAt()),
        Objects.requireNonNull(latest.endedAt()));
  }

  private static WorkVersion version(StoredRegistration registration) {
    return new WorkVersion(
        registration.version(),
        registration.id(),
        registration.filename(),
        registration.mediaSha256(),
        registration.sizeBytes(),
        registration.durationMs(),
        registration.codec(),
        registration.commitment(),
        RegistryModels.scheme(registration.scheme()),
        Objects.requireNonNull(registration.leafIndex()),
        Objects.requireNonNull(registration.endedAt()));
  }

  static Certificate certificate(Certificates.Issued issued) {
    var registration = issued.registration();
    var inclusion = issued.inclusion();
    return new Certificate(
        registration.workId(),
        registration.version(),
        registration.id(),
        registration.commitment(),
        RegistryModels.scheme(registration.scheme()),
        Base64.getEncoder().encodeToString(issued.certificate().entry().bytes()),
        inclusion.proof().index(),
        inclusion.leafHash().hex(),
        inclusion.checkpoint().size(),
        inclusion.checkpoint().root().hex(),
        issued.vkey(),
        issued.certificate().toString());
  }

  static WorkPage page(Page<RegisteredWork> page) {
    List<Work> works = page.items().stream().map(WorkModels::work).toList();
    return new WorkPage(works, page.nextCursor());
  }
}
