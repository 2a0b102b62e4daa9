package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Set;

/**
 * Where the server's sources go and what they lean on.
 *
 * @param caller the type of the authenticated caller
 * @param frameworkHeaders headers in small letters that the framework adds by itself
 */
record ServerTarget(Packages packages, ClassName caller, Set<String> frameworkHeaders) {

  /** A supporting type. */
  ClassName type(String name) {
    return ClassName.get(packages.base(), name);
  }

  boolean isOfFramework(Header header) {
    return frameworkHeaders.contains(header.name().toLowerCase(Locale.ROOT));
  }
}
