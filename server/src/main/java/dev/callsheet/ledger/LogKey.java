package dev.callsheet.ledger;

import dev.callsheet.database.StartFailure;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.SignatureType;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where the private key of the log comes from: the setting, or else a file in the home. */
@Singleton
final class LogKey {
  private static final String SETTING = "CALLSHEET_LEDGER_KEY";

  private final String setting;
  private final String former;
  private final LedgerHome home;
  private final Clock clock;

  LogKey(
      @Value("${callsheet.ledger.key:}") String setting,
      @Value("${callsheet.ledger.former-key:}") String former,
      LedgerHome home,
      Clock clock) {
    this.setting = setting.strip();
    this.former = former.strip();
    this.home = home;
    this.clock = clock;
  }

  /** Whether the operator has set a key. */
  boolean isSet() {
    return !setting.isEmpty();
  }

  /** Returns the name that the set key says. */
  Optional<String> name() {
    return PrivateKeyText.name(setting);
  }

  /**
   * Returns the key, unless there is neither setting nor file.
   *
   * @throws StartFailure if what is there is no key of a log with this name
   */
  Optional<NoteSigner> find(String logId, String origin) {
    if (isSet()) {
      return Optional.of(read(setting, origin, SETTING));
    }
    return made(logId, origin);
  }

  /** Returns the key that this node made. */
  private Optional<NoteSigner> made(String logId, String origin) {
    var file = home.key(logId);
    return home.read(file).map(text -> read(text, origin, file.toString()));
  }

  /** Creates the file and returns its key. */
  NoteSigner create(String logId, String origin) {
    home.create(home.key(logId), NoteSigner.generate(origin).secret() + "\n");
    return made(logId, origin).orElseThrow();
  }

  /** Returns the key that was used before the one that is set, where this node has it. */
  Optional<NoteSigner> former(String logId, String origin) {
    return former.isEmpty()
        ? made(logId, origin)
        : Optional.of(read(former, origin, "CALLSHEET_LEDGER_FORMER_KEY"));
  }

  private NoteSigner read(String text, String origin, String place) {
    try {
      var signer = PrivateKeyText.read(text, origin, SignatureType.ED25519, clock);
      if (!signer.verifierKey().name().equals(origin)) {
        throw StartFailure.ofSettings(
            List.of(
                "%s: it is a key of %s, and the log is called %s"
                    .formatted(place, signer.verifierKey().name(), origin)));
      }
      return signer;
    } catch (MalformedException malformed) {
      throw StartFailure.ofSettings(List.of(place + ": what it holds is not a log's private key"));
    }
  }
}
