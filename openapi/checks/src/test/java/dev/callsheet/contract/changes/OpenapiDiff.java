package dev.callsheet.contract.changes;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;

/**
 * A comparison that we did not write. It sees about half of what breaks our users, as it knows
 * neither our extensions nor our generated client; what it does see must not be missed here.
 */
final class OpenapiDiff {
  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          // The generated client has an unknown case in each enum.
          .configProperty("incompatible.response.enum.increased", "false")
          // Nobody is broken by a header that is always there, or by a key that is not needed.
          .configProperty("incompatible.response.header.required.increased", "false")
          .configProperty("incompatible.security.requirements.decreased", "false")
          // A method of the generated client.
          .configProperty("incompatible.operation.id.changed", "true")
          .build();

  /** What was compared with others, by its text; a comparison leaves it as it is. */
  private static final Map<String, OpenAPI> FORMER = new ConcurrentHashMap<>();

  private OpenapiDiff() {}

  /** Whether the change from one text of the document to the other breaks its users. */
  static boolean breaks(String before, String after) {
    var former = FORMER.computeIfAbsent(before, OpenapiDiff::read);
    return OpenApiCompare.fromSpecifications(former, read(after), OPTIONS).isIncompatible();
  }

  private static OpenAPI read(String text) {
    var options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(text, List.of(), options).getOpenAPI();
  }
}
