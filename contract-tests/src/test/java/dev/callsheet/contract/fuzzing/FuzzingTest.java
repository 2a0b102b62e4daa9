package dev.callsheet.contract.fuzzing;

import static org.junit.jupiter.api.Assertions.fail;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ApiParameter;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.studio.Belongings;
import dev.callsheet.contract.studio.Workspace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Requests made from the schemas. Nothing that a client sends may bring out an answer that the
 * document does not declare, nor an {@code internal_error}.
 *
 * <p>{@code -Dfuzzing.seed=…} repeats a run, {@code -Dfuzzing.requests=…} makes it longer.
 */
class FuzzingTest {
  private static final long SEED = Long.getLong("fuzzing.seed", 20_261_120L);
  private static final int REQUESTS = Integer.getInteger("fuzzing.requests", 800);

  private final CallsheetServer server = CallsheetServer.running();
  private final Random random = new Random(SEED);
  private final SchemaFuzzer fuzzer = new SchemaFuzzer(server.document(), random);
  private final Workspace workspace = Workspace.open(server.tenants().main().key());
  private final Map<String, String> known = known();

  @Test
  void noRequestBringsOutAnythingUndeclared() {
    var operations = server.document().operations();
    for (var number = 0; number < REQUESTS; number++) {
      var operation = operations.get(random.nextInt(operations.size()));
      var request = request(operation);
      try {
        var answer = server.client().send(request);
        if (answer.status() == 500 || leaks(answer.text())) {
          fail("request " + number + ": " + answer.triple() + " " + answer.text());
        }
      } catch (AssertionError failure) {
        throw new AssertionError(
            failure.getMessage() + "\nseed " + SEED + "; to repeat it:\n" + curl(request), failure);
      }
    }
  }

  private static boolean leaks(String body) {
    return body.contains("dev.callsheet") || body.contains("java.lang") || body.contains("SQL");
  }

  private ApiRequest request(ApiOperation operation) {
    var request = ApiRequest.of(operation.method(), target(operation)).key(workspace.key());
    for (var parameter : operation.parameters()) {
      if (parameter.place().equals("header") && (parameter.required() || random.nextBoolean())) {
        request = request.header(parameter.name(), headerValue(parameter));
      }
    }
    if (operation.bodies().isEmpty()) {
      return random.nextInt(10) > 0 ? request : request.json("{}");
    }
    var mediaTypes = List.copyOf(operation.bodies().keySet());
    var mediaType = mediaTypes.get(random.nextInt(mediaTypes.size()));
    if (random.nextInt(12) == 0) {
      return request.body("text/nonsense; charset=utf-9", "nonsense");
    }
    if (!operation.takesJson()) {
      return request.body(mediaType, fuzzer.awkward() + "\n" + fuzzer.awkward());
    }
    return request.json(json(operation));
  }

  private String json(ApiOperation operation) {
    var schema = operation.bodies().get("application/json");
    var value = fuzzer.valid(schema == null ? fuzzer.junk() : schema.path("schema"));
    var text = random.nextInt(3) == 0 ? value.toString() : fuzzer.mutated(value).toString();
    return random.nextInt(15) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
  }

  private String target(ApiOperation operation) {
    var ids = new HashMap<String, String>();
    for (var name : operation.placeholders()) {
      ids.put(name, encode(random.nextInt(3) > 0 ? known.getOrDefault(name, "x") : id()));
    }
    var query = new StringBuilder();
    for (var parameter : operation.parameters()) {
      if (parameter.place().equals("query") && random.nextInt(4) > 0) {
        query.append(query.isEmpty() ? '?' : '&').append(parameter.name()).append('=');
        query.append(encode(value(parameter)));
      }
    }
    return operation.expand(ids) + query;
  }

  /** Ids that end a path segment early would name another operation. */
  private String id() {
    var text = fuzzer.awkward();
    return text.isBlank() || text.contains("/") || text.contains("%") ? "none" : text;
  }

  private String value(ApiParameter parameter) {
    return random.nextBoolean() ? fuzzer.valid(parameter.schema()).asString() : fuzzer.awkward();
  }

  private String headerValue(ApiParameter parameter) {
    var text =
        random.nextInt(4) == 0 ? fuzzer.awkward() : fuzzer.valid(parameter.schema()).asString();
    return text.replaceAll("[^ -~]", "").strip();
  }

  private Map<String, String> known() {
    var ids = new HashMap<>(Belongings.ofOther().ids());
    var asset = workspace.pendingAsset("fuzz.mp4", 100_000);
    ids.put("asset_id", asset.path("id").asString());
    ids.put("upload_id", Workspace.uploadId(asset));
    return ids;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String curl(ApiRequest request) {
    var curl = new StringBuilder("curl -i -X ").append(request.method());
    request
        .headers()
        .forEach(
            (name, value) -> {
              var shown = name.equals("Authorization") ? "Bearer $KEY" : value;
              curl.append(" -H \"").append(name).append(": ").append(shown).append('"');
            });
    if (request.body().length > 0) {
      var body = new String(request.body(), StandardCharsets.UTF_8).replace("'", "'\\''");
      curl.append(" --data-binary '").append(body).append('\'');
    }
    return curl.append(" '$SERVER").append(request.target()).append('\'').toString();
  }
}
