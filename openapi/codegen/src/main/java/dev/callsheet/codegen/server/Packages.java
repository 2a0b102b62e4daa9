package dev.callsheet.codegen.server;

import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.contract.document.Family;

/**
 * The packages of what is generated: one for each family below that of what belongs to none.
 *
 * @param base the package of supporting types, and of operations without a family
 * @param models the package of the schemas; empty where each family's lie below its own package
 */
public record Packages(String base, String models) {

  /** All of them below one package. */
  public static Packages below(String base) {
    return new Packages(base, "");
  }

  /** The package of a family's operations and answers. */
  String api(Family family) {
    return below(base, family);
  }

  /** The package of a family's schemas. */
  String models(Family family) {
    return models.isEmpty() ? api(family) + ".model" : below(models, family);
  }

  private static String below(String whole, Family family) {
    return family.isNone() ? whole : whole + "." + JavaNames.segment(family.name());
  }
}
