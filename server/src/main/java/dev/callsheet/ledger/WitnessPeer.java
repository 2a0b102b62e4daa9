package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.note.SignatureType;
import dev.callsheet.transparency.note.VerifierKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * A witness that is asked for cosignatures.
 *
 * @param key of type {@code cosignature/v1}
 * @param url what {@code /add-checkpoint} is put behind
 */
public record WitnessPeer(VerifierKey key, URI url) {
  /** Returns what is wrong with one: a verifier key, a space and a URL; empty for nothing. */
  public static Optional<String> faultOf(String text) {
    try {
      var unused = parse(text);
      return Optional.empty();
    } catch (MalformedException malformed) {
      return Optional.of(String.valueOf(malformed.getMessage()));
    }
  }

  /** Returns what is wrong with the verifier key of a log; empty for nothing. */
  public static Optional<String> faultOfLog(String text) {
    try {
      return VerifierKey.parse(text.strip()).type() == SignatureType.ED25519
          ? Optional.empty()
          : Optional.of("It is the key of a witness, not of a log.");
    } catch (MalformedException malformed) {
      return Optional.of(String.valueOf(malformed.getMessage()));
    }
  }

  /** Reads as many as there are. */
  static List<WitnessPeer> parse(List<String> texts) {
    return texts.stream()
        .map(
            text -> {
              try {
                return parse(text);
              } catch (MalformedException malformed) {
                throw new IllegalArgumentException(malformed);
              }
            })
        .toList();
  }

  private static WitnessPeer parse(String text) throws MalformedException {
    var parts = text.strip().split(" +", 2);
    if (parts.length != 2) {
      throw new MalformedException("A witness is a verifier key, a space and a URL.");
    }
    var key = VerifierKey.parse(parts[0]);
    if (key.type() != SignatureType.COSIGNATURE_V1) {
      throw new MalformedException("It is the key of a log, not of a witness.");
    }
    try {
      var url = new URI(parts[1]);
      if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
        throw new MalformedException("The URL of a witness begins with https://.");
      }
      return new WitnessPeer(key, url);
    } catch (URISyntaxException malformed) {
      throw new MalformedException("What follows the verifier key is not a URL.");
    }
  }

  /** Returns where checkpoints are sent. */
  URI addCheckpoint() {
    var prefix = url.toString();
    return URI.create((prefix.endsWith("/") ? prefix : prefix + "/") + "add-checkpoint");
  }
}
