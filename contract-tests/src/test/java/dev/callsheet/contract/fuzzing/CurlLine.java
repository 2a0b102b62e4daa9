package dev.callsheet.contract.fuzzing;

import java.net.URI;
import java.util.regex.Pattern;

/** The line for bash that sends a request again, byte for byte. */
final class CurlLine {
  private static final Pattern PLAIN_TARGET = Pattern.compile("/[A-Za-z0-9/._~%?=&+,:;@!*()-]*");
  private static final int LONG_RUN = 64;
  private static final int LONGEST_ARGUMENT = 30_000;

  private final StringBuilder line = new StringBuilder();

  private CurlLine() {}

  /** Returns the line that sends a request to a server. */
  static String of(WireRequest request, URI server) {
    var curl = new CurlLine();
    curl.write(request, server);
    return curl.line.toString();
  }

  private void write(WireRequest request, URI server) {
    var body = request.body();
    var piped = body != null && needsPipe(body);
    if (body != null && piped) {
      line.append("{ ");
      writePrintf(body);
      line.append("} | ");
    }
    line.append("curl -sS -i -m 30 --path-as-is -g ");
    line.append(request.method().equals("HEAD") ? "--head" : "-X " + request.method());
    // Whatever curl adds by itself is taken away, unless the request has it.
    suppress(request, "User-Agent");
    suppress(request, "Accept");
    if (body != null) {
      suppress(request, "Content-Type");
      suppress(request, "Expect");
    }
    for (var header : request.headers()) {
      var text = header.name() + (header.value().isEmpty() ? ";" : ": " + header.value());
      line.append(" -H ").append(quoted(text));
    }
    if (body != null) {
      line.append(" --data-binary ").append(piped ? "@-" : quoted(body));
    }
    if (PLAIN_TARGET.matcher(request.target()).matches()) {
      line.append(" '").append(server).append(request.target()).append('\'');
      return;
    }
    line.append(" --request-target ").append(quoted(request.target()));
    line.append(" '").append(server).append("/'");
  }

  private void suppress(WireRequest request, String header) {
    if (!request.has(header)) {
      line.append(" -H '").append(header).append(":'");
    }
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("$'");
    for (var octet : text.toCharArray()) {
      quoted.append(isPlain(octet) ? Character.toString(octet) : "\\x%02x".formatted((int) octet));
    }
    return quoted.append('\'').toString();
  }

  private void writePrintf(String body) {
    var start = 0;
    for (var index = 0; index < body.length(); ) {
      var end = endOfRun(body, index);
      if (end - index >= LONG_RUN) {
        writeFormat(body.substring(start, index));
        line.append("printf '").append(format(body.charAt(index)));
        line.append("%.0s' {1..").append(end - index).append("}; ");
        start = end;
      }
      index = end;
    }
    writeFormat(body.substring(start));
  }

  private void writeFormat(String text) {
    if (text.isEmpty()) {
      return;
    }
    line.append("printf -- '");
    text.chars().forEach(octet -> line.append(format((char) octet)));
    line.append("'; ");
  }

  private static String format(char octet) {
    if (octet == '%') {
      return "%%";
    }
    return isPlain(octet) ? Character.toString(octet) : "\\%03o".formatted((int) octet);
  }

  private static boolean isPlain(char octet) {
    return octet >= ' ' && octet <= '~' && octet != '\'' && octet != '\\';
  }

  /** An argument of a program holds neither NUL nor 128 KiB; what printf writes may. */
  private static boolean needsPipe(String body) {
    return body.startsWith("@")
        || body.indexOf(0) >= 0
        || body.length() > LONGEST_ARGUMENT
        || hasLongRun(body);
  }

  private static boolean hasLongRun(String text) {
    for (var index = 0; index < text.length(); index = endOfRun(text, index)) {
      if (endOfRun(text, index) - index >= LONG_RUN) {
        return true;
      }
    }
    return false;
  }

  private static int endOfRun(String text, int start) {
    var end = start;
    while (end < text.length() && text.charAt(end) == text.charAt(start)) {
      end++;
    }
    return end;
  }
}
