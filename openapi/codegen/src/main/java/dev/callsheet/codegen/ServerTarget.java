package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Set;

/**
 * Where the server's sources go and what they lean on.
 *
 * @param api the package of interfaces and responses
 * @param models the package of the models
 * @param caller the type of the authenticated caller
 * @param ambientHeaders headers in small letters that the framework adds by itself
 */
record ServerTarget(String api, String models, ClassName caller, Set<String> ambientHeaders) {

  ClassName type(String name) {
    return ClassName.get(api, name);
  }

  JavaTypes types() {
    return new JavaTypes(models, type("BinaryBody"));
  }

  boolean isAmbient(Header header) {
    return ambientHeaders.contains(header.name().toLowerCase(Locale.ROOT));
  }
}
