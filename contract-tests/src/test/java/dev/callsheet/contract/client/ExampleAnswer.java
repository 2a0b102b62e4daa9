package dev.callsheet.contract.client;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One answer that the document shows: an operation, a status and an example.
 *
 * @param entry the catalogue's entry of its error code; null for a success
 * @param name the name of the example, or the media type of a file
 * @param mediaType the media type of the body; null for an answer without a body
 * @param json the example; null for a file and for an answer without a body
 */
record ExampleAnswer(
    ContractDocument document,
    ApiOperation operation,
    DeclaredAnswer declared,
    @Nullable CatalogueEntry entry,
    String name,
    @Nullable String mediaType,
    @Nullable JsonNode json) {
  private static final byte[] FILE = {0, 1, (byte) 0xff, (byte) 0xfe, '\r', '\n', '<', '{'};

  /** Returns every answer that the document shows. */
  static List<ExampleAnswer> all(ContractDocument document) {
    var all = new ArrayList<ExampleAnswer>();
    for (var operation : document.operations()) {
      for (var declared : operation.answers().values()) {
        collect(document, operation, declared, all);
      }
    }
    return all;
  }

  private static void collect(
      ContractDocument document,
      ApiOperation operation,
      DeclaredAnswer declared,
      List<ExampleAnswer> all) {
    if (declared.mediaTypes().isEmpty() || operation.isHead()) {
      var entry =
          declared.isError() ? entry(document, operation, declared, declared.codes().get(0)) : null;
      all.add(new ExampleAnswer(document, operation, declared, entry, "no body", null, null));
      return;
    }
    for (var mediaType : declared.mediaTypes().stream().sorted().toList()) {
      if (declared.mediaTypes().stream().anyMatch(type -> !type.endsWith("json"))) {
        all.add(new ExampleAnswer(document, operation, declared, null, mediaType, mediaType, null));
        continue;
      }
      var examples = declared.node().path("content").path(mediaType).path("examples");
      for (var example : examples.properties()) {
        var name = example.getKey();
        var entry = declared.isError() ? entry(document, operation, declared, name) : null;
        var value = document.resolve(example.getValue()).path("value");
        all.add(new ExampleAnswer(document, operation, declared, entry, name, mediaType, value));
      }
    }
  }

  /** An example is named after its code, where there are codes. */
  private static CatalogueEntry entry(
      ContractDocument document, ApiOperation operation, DeclaredAnswer declared, String name) {
    var code = declared.codes().contains(Family.NO_CODE) ? Family.NO_CODE : name;
    return document
        .entry(operation.family(), code, declared.status())
        .orElseThrow(() -> new IllegalArgumentException("the catalogue lacks " + name));
  }

  int status() {
    return declared.status();
  }

  /** Returns the headers that must be there, and with {@code optional} all that may be. */
  Map<String, String> headers(boolean optional) {
    var headers = new LinkedHashMap<String, String>();
    for (var declaredHeader : declared.node().path("headers").properties()) {
      var header = document.resolve(declaredHeader.getValue());
      var sent = optional || header.path("required").asBoolean(false);
      if (entry != null && declaredHeader.getKey().equals("Retry-After")) {
        sent = entry.retryAfter();
      }
      if (sent) {
        headers.put(declaredHeader.getKey(), header.path("example").asString());
      }
    }
    return headers;
  }

  /** Returns the bytes of its body; empty for an answer without one. */
  byte[] body() {
    if (json != null) {
      return json.toString().getBytes(StandardCharsets.UTF_8);
    }
    return mediaType == null ? new byte[0] : FILE.clone();
  }

  /** Returns what the server is to send. */
  CannedAnswer canned(boolean optionalHeaders) {
    return new CannedAnswer(status(), headers(optionalHeaders), mediaType, body());
  }

  /** Returns the same answer with another example. */
  ExampleAnswer with(JsonNode otherJson) {
    return new ExampleAnswer(document, operation, declared, entry, name, mediaType, otherJson);
  }

  @Override
  public String toString() {
    return operation.id() + " " + status() + " " + (entry == null ? name : entry.name());
  }
}
