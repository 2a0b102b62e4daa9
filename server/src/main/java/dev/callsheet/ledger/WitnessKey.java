package dev.callsheet.ledger;

import dev.callsheet.database.StartFailure;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.SignatureType;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key that this server cosigns with: the setting, or else a file in the home. */
@Singleton
final class WitnessKey {
  private static final String SETTING = "CALLSHEET_LEDGER_WITNESS_KEY";

  private final String setting;
  private final @Nullable String name;
  private final String publicUrl;
  private final LedgerHome home;
  private final Clock clock;

  /** Looked for at the first use, for most servers are no witnesses. */
  private final Supplier<String> text = SupplierUtil.memoized(this::found);

  WitnessKey(
      @Value("${callsheet.ledger.witness-key:}") String setting,
      @Value("${callsheet.public-url:}") String publicUrl,
      LedgerSettings settings,
      LedgerHome home,
      Clock clock) {
    this.setting = setting.strip();
    this.name = settings.witnessName();
    this.publicUrl = publicUrl.strip();
    this.home = home;
    this.clock = clock;
  }

  /**
   * Returns the key, with a time that it says.
   *
   * @throws StartFailure if what is there is no key of a witness
   */
  NoteSigner at(Instant time) {
    var place = setting.isEmpty() ? home.witnessKey().toString() : SETTING;
    try {
      var signer =
          PrivateKeyText.read(
              text.get(), name(), SignatureType.COSIGNATURE_V1, Clock.fixed(time, ZoneOffset.UTC));
      if (signer.verifierKey().type() == SignatureType.COSIGNATURE_V1) {
        return signer;
      }
    } catch (MalformedException malformed) {
      // Told below, without quoting it.
    }
    throw StartFailure.ofSettings(
        List.of(place + ": what it holds is not a witness's private key"));
  }

  private String found() {
    if (!setting.isEmpty()) {
      return setting;
    }
    var file = home.witnessKey();
    return home.read(file)
        .orElseGet(
            () -> {
              home.create(file, NoteSigner.generateWitness(name(), clock).secret() + "\n");
              return home.read(file).orElseThrow();
            });
  }

  private String name() {
    if (name != null) {
      return name;
    }
    if (publicUrl.isEmpty()) {
      return "localhost/witness/" + UUID.randomUUID().toString().substring(0, 8);
    }
    var url = URI.create(publicUrl);
    return url.getRawAuthority() + url.getRawPath() + "/witness";
  }
}
