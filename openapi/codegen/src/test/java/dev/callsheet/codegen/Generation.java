package dev.callsheet.codegen;

import dev.callsheet.codegen.java.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * A run of one of the generators by the OpenAPI Generator itself.
 *
 * @param document the document to generate from
 * @param output takes the generated files
 */
record Generation(String generator, Path document, Path output) {
  private static final Path SMALL =
      Path.of("src", "test", "resources", "dev", "callsheet", "codegen", "small.yaml");

  /** A generation from the small document. */
  static Generation of(String generator, Path output) {
    return new Generation(generator, SMALL, output);
  }

  /** What is generated with some options. */
  List<SourceFile> generate(Map<String, Object> options) throws IOException {
    var configurator =
        new CodegenConfigurator()
            .setGeneratorName(generator)
            .setInputSpec(document.toString())
            .setOutputDir(output.toString())
            .setValidateSpec(false)
            .addAdditionalProperty("sourceFolder", "src");
    options.forEach(configurator::addAdditionalProperty);
    new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    List<SourceFile> sources = new ArrayList<>();
    Path folder = output.resolve("src");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path type = folder.relativize(file);
        sources.add(
            new SourceFile(
                String.valueOf(type.getParent()).replace('/', '.'),
                String.valueOf(type.getFileName()).replace(".java", ""),
                Files.readString(file)));
      }
    }
    return sources;
  }
}
