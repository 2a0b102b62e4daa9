package dev.callsheet.contract.opinion;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.recording.Body;
import dev.callsheet.contract.recording.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Atlassian's validator of requests and responses, which shares no code with our checks. */
final class SecondChecker {
  private static final String BODY_MISSING = "validation.response.body.missing";
  private static final String BODY_SCHEMA = "validation.response.body.schema.";

  private final ContractDocument contract = ContractDocument.load();
  private final OpenApiInteractionValidator validator;

  SecondChecker(Path document) {
    validator =
        OpenApiInteractionValidator.createFor(document.toUri().toString())
            .withLevelResolver(
                LevelResolver.create()
                    // By itself it closes each part of an allOf, so that no whole can be valid.
                    .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                    // OpenAPI cannot forbid a body, and HTTP lets a server pass over one.
                    .withLevel("validation.request.body.unexpected", Level.IGNORE)
                    // The document says that what it does not list is ignored.
                    .withLevel("validation.request.parameter.query.unexpected", Level.IGNORE)
                    .build())
            .build();
  }

  /** Whether the document says what it says of this exchange under the method of the request. */
  boolean knows(Exchange exchange) {
    var operation = contract.operation(exchange.outcome().operation());
    return operation.method().equals(exchange.request().method());
  }

  /** What is wrong with the answer of an exchange that belongs to an operation. */
  List<Objection> toAnswer(Exchange exchange) {
    var response = SimpleResponse.Builder.status(exchange.response().status());
    exchange.response().headers().forEach(response::withHeader);
    var body = exchange.response().body();
    if (body.length() > 0) {
      response.withBody(bytes(body));
    }
    var objections =
        objections(
            exchange,
            validator.validateResponse(path(exchange), method(exchange), response.build()));
    return objections.stream().filter(objection -> !isMistaken(objection, exchange)).toList();
  }

  /**
   * HTTP gives no answer to HEAD a body, whatever it declares; and a file that happens to be of
   * JSON is taken for JSON of a schema.
   */
  private boolean isMistaken(Objection objection, Exchange exchange) {
    return objection.key().equals(BODY_MISSING) && exchange.request().method().equals("HEAD")
        || objection.key().startsWith(BODY_SCHEMA)
            && contract
                .operation(exchange.outcome().operation())
                .answer(exchange.response().status())
                .isFile("application/json");
  }

  /** What is wrong with the request of an exchange. */
  List<Objection> toRequest(Exchange exchange) {
    var request = new SimpleRequest.Builder(method(exchange), path(exchange), true);
    exchange.request().headers().forEach(request::withHeader);
    var target = exchange.request().target();
    if (target.contains("?")) {
      for (var parameter : target.substring(target.indexOf('?') + 1).split("&", -1)) {
        var parts = parameter.split("=", 2);
        request.withQueryParam(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    var body = exchange.request().body();
    if (body.length() > 0) {
      request.withBody(bytes(body));
    } else if (isOfBytes(exchange)) {
      request.withBody(new byte[1]);
    }
    return objections(exchange, validator.validateRequest(request.build()));
  }

  private static List<Objection> objections(Exchange exchange, ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() != Level.IGNORE)
        .flatMap(SecondChecker::innermost)
        .map(message -> new Objection(message.getKey(), message.getMessage(), exchange))
        .toList();
  }

  /** Of a schema made of others, what is wrong with those. */
  private static Stream<Message> innermost(Message message) {
    var nested = message.getNestedMessages();
    return nested.isEmpty()
        ? Stream.of(message)
        : nested.stream().flatMap(SecondChecker::innermost);
  }

  private static Request.Method method(Exchange exchange) {
    return Request.Method.valueOf(exchange.request().method());
  }

  private static String path(Exchange exchange) {
    return ApiRequest.of(exchange.request().method(), exchange.request().target()).path();
  }

  /**
   * Whether what is sent is of a type that is no JSON: then no bytes at all are a body too, which
   * the checker takes for none.
   */
  private static boolean isOfBytes(Exchange exchange) {
    return exchange.request().headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .anyMatch(header -> !header.getValue().contains("json"));
  }

  /** What was not kept of a body is made up: no checker looks into a body that is not JSON. */
  private static byte[] bytes(Body body) {
    return body.kept() == Body.Kept.LENGTH
        ? new byte[1]
        : body.text().getBytes(StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
