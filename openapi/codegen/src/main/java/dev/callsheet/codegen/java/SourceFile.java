package dev.callsheet.codegen.java;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.output.GeneratedFile;

/** One generated Java file. */
public record SourceFile(String packageName, String typeName, String text)
    implements GeneratedFile {
  /** The file of a top-level type, laid out. */
  public static SourceFile of(String packageName, TypeSpec type) {
    JavaFile file =
        JavaFile.builder(packageName, type).indent("  ").skipJavaLangImports(true).build();
    return new SourceFile(packageName, type.name(), SourceLayout.text(file.toString()));
  }

  /** The {@code package-info.java} that marks a package as free of unannounced nulls. */
  public static SourceFile packageInfo(String packageName, String description) {
    String text =
        """
        /** %s */
        @NullMarked
        package %s;

        import org.jspecify.annotations.NullMarked;
        """
            .formatted(description, packageName);
    return new SourceFile(packageName, "package-info", text);
  }

  @Override
  public String path() {
    return packageName.replace('.', '/') + "/" + typeName + ".java";
  }
}
