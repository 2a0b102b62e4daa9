package dev.callsheet.office.outline;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets in the targets of links that a document may have, as URLs of ASCII. */
final class Links {
  private static final String ALLOWED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%";

  /** What the strictest office program takes. */
  private static final int LONGEST = 2_079;

  private Links() {}

  /** The target as a URL of http, https or mailto; null where it is none. */
  static @Nullable String target(String written) {
    if (written.length() > LONGEST) {
      return null;
    }
    var trimmed = written.strip();
    int colon = trimmed.indexOf(':');
    if (colon < 0) {
      return null;
    }
    var scheme = trimmed.substring(0, colon).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "http", "https" -> web(scheme, trimmed.substring(colon + 1));
      case "mailto" -> uri("mailto:" + encoded(trimmed.substring(colon + 1)));
      default -> null;
    };
  }

  private static @Nullable String web(String scheme, String rest) {
    if (!rest.startsWith("//")) {
      return null;
    }
    int end = 2;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    var authority = rest.substring(2, end);
    if (authority.isBlank() || authority.indexOf('\\') >= 0) {
      return null;
    }
    var host = host(authority);
    return host == null ? null : uri(scheme + "://" + host + encoded(rest.substring(end)));
  }

  private static @Nullable String host(String authority) {
    if (authority.chars().allMatch(next -> next < 0x80)) {
      return encoded(authority).equals(authority) || authority.startsWith("[") ? authority : null;
    }
    int at = authority.lastIndexOf('@') + 1;
    int port = authority.indexOf(':', at);
    int stop = port < 0 ? authority.length() : port;
    try {
      return encoded(authority.substring(0, at))
          + IDN.toASCII(authority.substring(at, stop))
          + authority.substring(stop);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable String uri(String text) {
    try {
      var uri = new URI(text);
      return uri.getSchemeSpecificPart().length() > 2 ? uri.toASCIIString() : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    int fragments = 0;
    for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (next & 0xFF);
      boolean again = letter == '#' && fragments++ > 0;
      if (letter < 0x80 && ALLOWED.indexOf(letter) >= 0 && !again) {
        encoded.append(letter);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", next & 0xFF));
      }
    }
    return encoded.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
  }
}
