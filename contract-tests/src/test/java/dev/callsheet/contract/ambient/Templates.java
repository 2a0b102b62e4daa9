package dev.callsheet.contract.ambient;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests made from the document: its examples, its parameters. */
final class Templates {
  /** A subtitle file with one cue. */
  static final String SUBTITLES = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";

  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

  private Templates() {}

  /** Returns a well-formed request without a key, for resources that do not exist. */
  static ApiRequest wellFormed(ApiOperation operation) {
    return wellFormed(operation, unknownIds(operation));
  }

  /** Returns a well-formed request without a key. */
  static ApiRequest wellFormed(ApiOperation operation, Map<String, String> ids) {
    var target = operation.expand(ids);
    for (var parameter : operation.parameters()) {
      if (parameter.place().equals("query") && parameter.required()) {
        target +=
            (target.contains("?") ? "&" : "?") + parameter.name() + "=" + text(parameter.node());
      }
    }
    var request = ApiRequest.of(operation.method(), target);
    for (var parameter : operation.parameters()) {
      if (parameter.place().equals("header") && parameter.required()) {
        var value = parameter.name().equals("Upload-Offset") ? "0" : text(parameter.node());
        request = request.header(parameter.name(), value);
      }
    }
    return withBody(operation, request);
  }

  /** Returns ids of the right form that nothing has. */
  static Map<String, String> unknownIds(ApiOperation operation) {
    var ids = new HashMap<String, String>();
    for (var parameter : operation.parameters()) {
      if (parameter.place().equals("path")) {
        ids.put(parameter.name(), text(parameter.node()));
      }
    }
    return ids;
  }

  private static ApiRequest withBody(ApiOperation operation, ApiRequest request) {
    if (operation.bodies().isEmpty()) {
      return request;
    }
    var json = operation.bodies().get("application/json");
    if (json != null) {
      return request.json(JsonMapper.shared().writeValueAsString(json.path("example")));
    }
    if (operation.bodies().containsKey("text/vtt")) {
      return request.body("text/vtt", SUBTITLES);
    }
    return request.body(operation.bodies().keySet().iterator().next(), BYTES);
  }

  private static String text(JsonNode parameter) {
    return parameter.path("example").asString();
  }
}
