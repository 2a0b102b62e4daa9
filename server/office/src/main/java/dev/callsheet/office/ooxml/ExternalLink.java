package dev.callsheet.office.ooxml;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that a document may lead to: of http, https and mailto.
 *
 * <p>Office programs call a whole file damaged if one of its addresses is malformed, and run what
 * other schemes name.
 */
public final class ExternalLink {
  /** What Excel, the strictest, takes. */
  private static final int LONGEST = 2079;

  private static final Pattern HOST =
      Pattern.compile(
          "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?"
              + "|\\[[0-9a-f:.]+]");
  private static final Pattern MAILBOX =
      Pattern.compile("[A-Za-z0-9.!#$&'*+/=?^_`{|}~%-]+@(?<host>[^@,;:/\\s]+)");

  private ExternalLink() {}

  /** The address as it is written into a file; empty if it is not one to lead to. */
  public static Optional<String> of(String address) {
    int scheme = address.indexOf(':');
    if (scheme < 0
        || address.length() > LONGEST
        || !CharacterFilter.clean(address).equals(address)) {
      return Optional.empty();
    }
    var rest = address.substring(scheme + 1);
    return switch (address.substring(0, scheme).toLowerCase(Locale.ROOT)) {
      case "http" -> web("http", rest);
      case "https" -> web("https", rest);
      case "mailto" -> mail(rest);
      default -> Optional.empty();
    };
  }

  private static Optional<String> web(String scheme, String rest) {
    if (!rest.startsWith("//")) {
      return Optional.empty();
    }
    int end = 2;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    var authority = rest.substring(2, end);
    int port = authority.lastIndexOf(':');
    if (port <= authority.lastIndexOf(']')) {
      port = authority.length();
    }
    var host = host(authority.substring(0, port));
    var digits = authority.substring(Math.min(port + 1, authority.length()));
    if (host.isEmpty() || !digits.matches("[0-9]{0,5}")) {
      return Optional.empty();
    }
    if (!digits.isEmpty() && Integer.parseInt(digits) > 65_535) {
      return Optional.empty();
    }
    var suffix = digits.isEmpty() ? "" : ":" + digits;
    return checked(scheme + "://" + host.get() + suffix + encoded(rest.substring(end)));
  }

  private static Optional<String> mail(String rest) {
    int end = rest.indexOf('?') < 0 ? rest.length() : rest.indexOf('?');
    var mailbox = MAILBOX.matcher(encoded(rest.substring(0, end)));
    if (!mailbox.matches() || host(mailbox.group("host")).isEmpty()) {
      return Optional.empty();
    }
    return checked("mailto:" + mailbox.group() + encoded(rest.substring(end)));
  }

  private static Optional<String> host(String host) {
    try {
      var ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return HOST.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }

  private static Optional<String> checked(String address) {
    try {
      return address.length() > LONGEST
          ? Optional.empty()
          : Optional.of(new URI(address).toString());
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** Percents stay where they are part of an encoded character. */
  private static String encoded(String text) {
    var encoded = new StringBuilder(text.length());
    boolean fragment = false;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      boolean second = point == '#' && fragment;
      fragment |= point == '#';
      if (point == '%' ? isEncoded(text, at) : isPlain(point) && !second) {
        encoded.appendCodePoint(point);
      } else {
        for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
          encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
        }
      }
      at += Character.charCount(point);
    }
    return encoded.toString();
  }

  private static boolean isEncoded(String text, int percent) {
    return text.length() > percent + 2
        && Character.digit(text.charAt(percent + 1), 16) >= 0
        && Character.digit(text.charAt(percent + 2), 16) >= 0;
  }

  private static boolean isPlain(int point) {
    return point < 128
        && (Character.isLetterOrDigit(point) || "-._~:/?#@!$&'()*+,;=".indexOf(point) >= 0);
  }
}
