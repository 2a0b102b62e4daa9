package dev.callsheet.registry.work;

import dev.callsheet.caller.Caller;
import dev.callsheet.registry.content.WorkContent;
import dev.callsheet.registry.session.Sessions;
import dev.callsheet.transparency.commitment.Commitment;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import dev.callsheet.transparency.commitment.Salt;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Begins registrations of works, and of versions of them. */
@Singleton
final class Starts {
  /** What a commitment can cover does not depend on the recording. */
  private static final String ANY_HASH = "00".repeat(32);

  private final Works works;
  private final Sessions sessions;

  Starts(Works works, Sessions sessions) {
    this.works = works;
    this.sessions = sessions;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** A recording is awaited. */
    record Started(Sessions.Announced announced) implements Outcome {}

    /** The work of which it is to be another version is not registered. */
    record NoWork() implements Outcome {}

    /**
     * A field is not valid.
     *
     * @param why the end of a sentence about it
     */
    record Invalid(String field, String why) implements Outcome {}
  }

  /**
   * Begins a registration.
   *
   * @param versionOf the work of which it is to be another version; null for a new work
   * @param scheme null for the one that discloses single fields
   * @param salt in hexadecimal; null for one that is made here
   */
  Outcome start(
      Caller caller,
      @Nullable String versionOf,
      WorkContent content,
      String filename,
      @Nullable CommitmentVersion scheme,
      @Nullable String salt) {
    if (versionOf != null && !works.exists(caller.organizationId(), versionOf)) {
      return new Outcome.NoWork();
    }
    var unstorable = PlainText.fault(content, filename);
    if (unstorable.isPresent()) {
      return new Outcome.Invalid(
          unstorable.get(), "must not have a NUL or half of a surrogate pair");
    }
    var fault = Shares.fault(content.creators());
    if (fault.isPresent()) {
      return new Outcome.Invalid("creators", "have shares that " + fault.get());
    }
    var chosen = Objects.requireNonNullElse(scheme, CommitmentVersion.V2);
    if (chosen == CommitmentVersion.V1) {
      var obstacles = Commitment.obstacles(content.facts(ANY_HASH));
      if (!obstacles.isEmpty()) {
        var first = obstacles.getFirst();
        return new Outcome.Invalid(first.field().text(), first.message());
      }
    }
    if (chosen == CommitmentVersion.V1 && salt != null) {
      return new Outcome.Invalid("salt", "must not be there with v1, which has none");
    }
    return new Outcome.Started(
        sessions.begin(
            caller,
            new Sessions.Order(
                versionOf,
                content,
                filename,
                chosen,
                switch (chosen) {
                  case V1 -> "";
                  case V2 -> salt == null ? Salt.random().hex() : salt;
                })));
  }
}
