package dev.callsheet.contract.family;

import dev.callsheet.contract.document.ApiOperation;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The families of this run. */
public final class TestedFamilies {
  private static final Map<String, TestedFamily> FOUND = find();

  private TestedFamilies() {}

  /** Returns all families by name. */
  public static Map<String, TestedFamily> all() {
    return FOUND;
  }

  /** Returns the family of an operation. */
  public static TestedFamily of(ApiOperation operation) {
    if (operation.family().isEmpty()) {
      return TestedFamily.NONE;
    }
    var family = FOUND.get(operation.family());
    if (family == null) {
      throw new IllegalStateException(
          operation.family() + " has no TestedFamily in META-INF/services");
    }
    return family;
  }

  private static Map<String, TestedFamily> find() {
    var found = new TreeMap<String, TestedFamily>();
    ServiceLoader.load(TestedFamily.class).forEach(family -> found.put(family.family(), family));
    return Collections.unmodifiableMap(found);
  }
}
