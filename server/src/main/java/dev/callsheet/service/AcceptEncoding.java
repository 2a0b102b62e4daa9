package dev.callsheet.service;

import java.util.HashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Accept-Encoding} (RFC 9110, 12.5.3). */
final class AcceptEncoding {
  private static final Pattern REFUSED = Pattern.compile("q *= *0(\\.0*)?");

  private AcceptEncoding() {}

  /** Whether gzip may be sent: it stands there, or else the asterisk, with a weight above zero. */
  static boolean takesGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    var weights = new HashMap<String, String>();
    for (var item : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      var parts = item.split(";", 2);
      weights.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
    }
    var weight = weights.getOrDefault("gzip", weights.getOrDefault("*", "q=0"));
    return !REFUSED.matcher(weight).matches();
  }
}
