package dev.callsheet.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The supporting types of the server, which are the same for every document. */
final class ServerSupport {
  private static final List<String> TYPES =
      List.of(
          "BinaryBody",
          "BodyPart",
          "CodePoints",
          "CodePointsValidator",
          "ContractFamily",
          "ContractOperation",
          "ContractRoute",
          "OptionalParameter",
          "DeclaredAnswer",
          "DeclaredError",
          "DeclaredFamily",
          "DeclaredOperation",
          "DeclaredResponse",
          "DeclaredSuccess",
          "FilePart",
          "FormBody",
          "FrameworkAnswer",
          "FrameworkErrorKind",
          "MaxBytes",
          "MultipleOf",
          "MultipleOfValidator",
          "Retry",
          "UniqueItems",
          "UniqueItemsValidator");

  private ServerSupport() {}

  static List<SourceFile> sources(ServerTarget target) {
    String base = target.packages().base();
    List<SourceFile> sources = new ArrayList<>();
    TYPES.forEach(
        type -> sources.add(SourceTemplate.fill("server", base, type, Map.of("api", base))));
    return sources;
  }
}
