package dev.callsheet.codegen;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which layer of the generators may see which. */
final class ArchitectureTest {
  private static final String BASE = "dev.callsheet.codegen";

  /** What the OpenAPI Generator starts. */
  private static final String ROOT = "generators";

  private static final JavaClasses GENERATORS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  /** The layers from the lowest on, with those that each may see. */
  private static Map<String, Set<String>> layers() {
    Map<String, Set<String>> layers = new LinkedHashMap<>();
    layers.put("yaml", Set.of());
    layers.put("output", Set.of());
    layers.put("contract", Set.of("yaml"));
    layers.put("java", Set.of("contract", "output", "yaml"));
    layers.put("refusal", Set.of("contract", "java", "yaml"));
    layers.put("client", Set.of("contract", "java"));
    layers.put("server", Set.of("contract", "java"));
    layers.put("check", Set.of("client", "contract", "java", "refusal", "server", "yaml"));
    layers.put("reference", Set.of("client", "contract", "java", "output", "yaml"));
    layers.put(
        ROOT,
        Set.of("check", "client", "contract", "java", "output", "reference", "server", "yaml"));
    return layers;
  }

  @Test
  void readsTheClassesOfEveryLayer() {
    assertEquals(
        Set.of(),
        layers().keySet().stream()
            .filter(layer -> GENERATORS.getPackage(packageOf(layer)).getClasses().size() < 3)
            .collect(Collectors.toSet()),
        "layers with hardly a class");
  }

  @Test
  void aLayerSeesOnlyThoseBelowIt() {
    LayeredArchitecture architecture = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String layer : layers().keySet()) {
      architecture = architecture.layer(layer).definedBy(packageOf(layer));
    }
    for (Map.Entry<String, Set<String>> layer : layers().entrySet()) {
      String[] seen = layer.getValue().toArray(String[]::new);
      architecture =
          seen.length == 0
              ? architecture.whereLayer(layer.getKey()).mayNotAccessAnyLayer()
              : architecture.whereLayer(layer.getKey()).mayOnlyAccessLayers(seen);
    }
    architecture.ensureAllClassesAreContainedInArchitecture().check(GENERATORS);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.callsheet.(**)").should().beFreeOfCycles().check(GENERATORS);
  }

  @Test
  void everyPackageIsCheckedForNull() {
    assertEquals(
        Set.of(),
        GENERATORS.stream()
            .map(JavaClass::getPackage)
            .filter(candidate -> !candidate.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet()),
        "packages without @NullMarked in a package-info.java");
  }

  private static String packageOf(String layer) {
    return layer.equals(ROOT) ? BASE : BASE + "." + layer;
  }
}
