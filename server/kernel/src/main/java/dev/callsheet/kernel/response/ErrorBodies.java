package dev.callsheet.kernel.response;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callsheet.kernel.contract.BodyPart;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.error.FrameworkError.Violation;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes the bodies of errors: each part where its family's pointers put it. */
@Singleton
final class ErrorBodies {
  /** In code points; what the document allows. */
  private static final int LONGEST_MESSAGE = 1000;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

  private final ObjectMapper json;
  private final Clock clock;

  ErrorBodies(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * What an error says.
   *
   * @param details the code's own properties, null for none
   * @param fields the fields that break rules, empty for none
   */
  record Error(String code, String message, @Nullable Object details, List<Violation> fields) {}

  /** The body of an error by the response that the document declares for it. */
  ObjectNode write(
      HttpRequest<?> request, ContractFamily family, DeclaredAnswer declared, Error error) {
    var body = json.createObjectNode();
    for (var part : declared.body()) {
      put(body, part, request, declared, error);
    }
    var details = family.details();
    if (error.details() != null && details != null) {
      object(body, JsonPointer.compile(details))
          .setAll((ObjectNode) json.valueToTree(error.details()));
    }
    var fields = family.fields();
    if (!error.fields().isEmpty() && fields != null) {
      var pointer = JsonPointer.compile(fields);
      var list = object(body, pointer.head()).putArray(name(pointer));
      for (var violation : error.fields()) {
        list.addObject()
            .put("field", violation.field().text(family.fieldNames()))
            .put("message", violation.message());
      }
    }
    return body;
  }

  private void put(
      ObjectNode body,
      BodyPart part,
      HttpRequest<?> request,
      DeclaredAnswer declared,
      Error error) {
    var pointer = JsonPointer.compile(part.pointer());
    var object = object(body, pointer.head());
    var name = name(pointer);
    switch (part.source()) {
      case CODE -> object.put(name, error.code());
      case MESSAGE -> object.put(name, shortened(error.message()));
      case REQUEST_ID -> object.put(name, RequestState.of(request).requestId());
      case TIMESTAMP -> object.put(name, TIMESTAMP.format(Instant.now(clock)));
      case PATH -> object.put(name, request.getPath());
      case STATUS -> object.put(name, declared.status());
      case CONSTANT -> object.put(name, part.constant());
    }
  }

  private static ObjectNode object(ObjectNode body, JsonPointer pointer) {
    return pointer.matches() ? body : body.withObject(pointer);
  }

  private static String name(JsonPointer pointer) {
    return pointer.last().getMatchingProperty();
  }

  private static String shortened(String message) {
    var longest = Math.min(message.codePointCount(0, message.length()), LONGEST_MESSAGE);
    return message.substring(0, message.offsetByCodePoints(0, longest));
  }
}
