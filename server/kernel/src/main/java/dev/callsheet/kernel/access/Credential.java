package dev.callsheet.kernel.access;

import dev.callsheet.kernel.contract.KeyFormat;
import io.micronaut.http.HttpHeaders;
import java.util.LinkedHashSet;

/** What a request has in the headers where its family looks for a key. */
sealed interface Credential {

  /** Nothing. */
  record None() implements Credential {}

  /** Something that does not begin as the family's keys do, or two different ones. */
  record Unreadable() implements Credential {}

  /** A text that begins as the family's keys do. */
  record Key(String text) implements Credential {}

  /** The scheme of {@code Authorization}, which is in any case. */
  String SCHEME = "bearer ";

  /** Looks into {@code headers}; the same key in two of them is one. */
  static Credential of(HttpHeaders headers, KeyFormat format) {
    var sent = new LinkedHashSet<String>();
    for (var name : format.headers()) {
      for (var value : headers.getAll(name)) {
        sent.add(name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) ? token(value) : value.trim());
      }
    }
    if (sent.isEmpty()) {
      return new None();
    }
    var key = sent.getFirst();
    return sent.size() == 1 && !key.isEmpty() && format.hasPrefix(key)
        ? new Key(key)
        : new Unreadable();
  }

  /** The token of a bearer; empty for any other scheme. */
  private static String token(String value) {
    return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? value.substring(SCHEME.length()).trim()
        : "";
  }
}
