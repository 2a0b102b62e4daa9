package dev.callsheet.contract.coverage;

import dev.callsheet.contract.recording.Body;
import dev.callsheet.contract.recording.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recorded message as a person reads it: its first line, its headers, the beginning of its body.
 */
final class MessageText {
  private static final int MOST = 700;

  /** What every message has, and says nothing. */
  private static final Set<String> DULL =
      Set.of("connection", "content-length", "date", "tus-resumable", "tus-version");

  private static final Pattern MASK = Pattern.compile("x{8,}");

  /** Control and format characters and halves of surrogate pairs. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\n\t]]");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private MessageText() {}

  static String of(Exchange.Request request) {
    var text = new StringBuilder(request.method()).append(' ').append(cut(request.target()));
    request.headers().forEach((name, value) -> header(text, name, value));
    return body(text, request.body());
  }

  static String of(Exchange.Response response) {
    var text = new StringBuilder().append(response.status());
    for (Map.Entry<String, List<String>> header : response.headers().entrySet()) {
      header.getValue().forEach(value -> header(text, header.getKey(), value));
    }
    return body(text, response.body());
  }

  private static void header(StringBuilder text, String name, String value) {
    if (!DULL.contains(name)) {
      text.append('\n').append(name).append(": ").append(cut(value));
    }
  }

  private static String body(StringBuilder text, Body body) {
    if (body.length() == 0) {
      return text.toString();
    }
    text.append("\n\n");
    var cut = cut(pretty(body));
    text.append(cut);
    if (body.kept() != Body.Kept.WHOLE || cut.endsWith("…")) {
      text.append(cut.isEmpty() ? "(" : "\n(").append(body.length()).append(" bytes)");
    }
    return text.toString();
  }

  private static String pretty(Body body) {
    if (body.kept() != Body.Kept.WHOLE || !body.text().startsWith("{")) {
      return body.text();
    }
    try {
      return JSON.writeValueAsString(JSON.readTree(body.text()));
    } catch (JacksonException malformed) {
      return body.text();
    }
  }

  private static String cut(String text) {
    var brief = MASK.matcher(text).replaceAll("…");
    var begin =
        brief.length() > MOST
            ? brief.substring(0, brief.offsetByCodePoints(0, brief.codePointCount(0, MOST))) + "…"
            : brief;
    return INVISIBLE
        .matcher(begin)
        .replaceAll(found -> "\\\\u%04X".formatted((int) found.group().charAt(0)));
  }
}
