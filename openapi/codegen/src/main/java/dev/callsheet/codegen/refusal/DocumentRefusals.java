package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlDocument;

/** Refuses what a document may not say, before a contract is read of it. */
public final class DocumentRefusals {
  private DocumentRefusals() {}

  /** Tells every refusal; whether the contract can be read all the same. */
  public static boolean check(YamlDocument document, Violations violations) {
    var shape = DocumentShape.of(document, violations);
    if (!SchemaCircles.check(document, violations)) {
      return false;
    }
    SupportChecks.check(shape.found(), violations);
    return shape.isReadable();
  }
}
