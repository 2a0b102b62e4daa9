package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Header;
import java.util.Locale;
import java.util.Set;

/**
 * Where the server's sources go and what they lean on.
 *
 * @param caller the type of the authenticated caller
 * @param frameworkHeaders headers in small letters that the framework adds by itself
 */
public record ServerTarget(Packages packages, ClassName caller, Set<String> frameworkHeaders) {

  /** The package of the types that generated sources are made of, whatever their document. */
  static final String KERNEL = "dev.callsheet.kernel.contract";

  /** A type of the kernel. */
  ClassName type(String name) {
    return ClassName.get(KERNEL, name);
  }

  /** A type of the whole document. */
  ClassName own(String name) {
    return ClassName.get(packages.base(), name);
  }

  boolean isOfFramework(Header header) {
    return frameworkHeaders.contains(header.name().toLowerCase(Locale.ROOT));
  }
}
