package dev.callsheet.codegen;

import dev.callsheet.contract.document.Family;

/**
 * The packages of what is generated: one for each family below that of what belongs to none.
 *
 * @param base the package of supporting types, and of operations without a family
 * @param models the package of the schemas; empty where each family's lie below its own package
 * @param errors the package of the errors by code, in the same way
 */
record Packages(String base, String models, String errors) {

  /** All of them below one package. */
  static Packages below(String base) {
    return new Packages(base, "", "");
  }

  /** The package of a family's operations and answers. */
  String api(Family family) {
    return below(base, family);
  }

  /** The package of a family's schemas. */
  String models(Family family) {
    return models.isEmpty() ? api(family) + ".model" : below(models, family);
  }

  /** The package of a family's errors by code. */
  String errors(Family family) {
    return errors.isEmpty() ? api(family) + ".error" : below(errors, family);
  }

  private static String below(String whole, Family family) {
    return family.isNone() ? whole : whole + "." + JavaNames.segment(family.name());
  }
}
