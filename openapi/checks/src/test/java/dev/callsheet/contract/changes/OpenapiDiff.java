package dev.callsheet.contract.changes;

import java.util.List;
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

  private OpenapiDiff() {}

  /** Whether the change from one text of the document to the other breaks its users. */
  static boolean breaks(String before, String after) {
    return OpenApiCompare.fromContents(before, after, List.of(), OPTIONS).isIncompatible();
  }
}
