package dev.callsheet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.callsheet.kernel.contract.DeclaredResponse;
import io.micronaut.http.annotation.Controller;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which part of the server may see which, and what none of them may do. */
final class ArchitectureTest {
  private static final String BASE = "dev.callsheet";

  /** The five products; what they share lies in the packages beside them. */
  private static final List<String> FAMILIES =
      List.of("studio", "clips", "documents", "registry", "tasks");

  private static final String CONTRACT = BASE + ".api..";
  private static final String KERNEL = BASE + ".kernel..";
  private static final String MODELS = BASE + ".api..model..";

  /** Leaves out what Micronaut's annotation processors write beside our classes. */
  private static final ImportOption WITHOUT_MICRONAUTS =
      location -> !location.matches(Pattern.compile(".*/\\$[^/]*"));

  /** Leaves out the library of the log, which has programs of its own and rules of its own. */
  private static final ImportOption WITHOUT_TRANSPARENCY =
      location -> !location.contains("/dev/callsheet/transparency/");

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(WITHOUT_TRANSPARENCY)
          .withImportOption(WITHOUT_MICRONAUTS)
          .importPackages(BASE);

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .withImportOption(WITHOUT_MICRONAUTS)
          .importPackages(BASE);

  @Test
  void readsTheClassesOfThisJava() {
    assertTrue(SERVER.contain(Application.class));
    assertTrue(TESTS.contain(ArchitectureTest.class));
    assertEquals(
        Set.of(),
        List.of(
                "api",
                "api.clips",
                "api.studio",
                "api.studio.model",
                "clips",
                "clips.choice",
                "clips.export",
                "clips.project",
                "clips.source",
                "job",
                "kernel.access",
                "kernel.connection",
                "kernel.contract",
                "media.analysis",
                "media.render",
                "studio",
                "studio.asset",
                "studio.cut",
                "studio.render",
                "studio.upload",
                "upload")
            .stream()
            .filter(name -> SERVER.getPackage(BASE + "." + name).getClasses().size() < 4)
            .collect(Collectors.toSet()),
        "packages with hardly a class");
  }

  @Test
  void whatIsSharedKnowsNoFamily() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(FAMILIES))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(FAMILIES))
        .because("the next family must not need a change of what is shared")
        .check(SERVER);
  }

  @Test
  void whatIsSharedKnowsNoFamilysContract() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(FAMILIES))
        .and()
        .resideOutsideOfPackage(CONTRACT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(contracts(FAMILIES))
        .check(SERVER);
  }

  @ParameterizedTest
  @FieldSource("FAMILIES")
  void familiesDoNotSeeEachOther(String family) {
    var others = FAMILIES.stream().filter(other -> !other.equals(family)).toList();
    noClasses()
        .that()
        .resideInAPackage(BASE + "." + family + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(others))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(contracts(others))
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching(BASE + ".(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(resideInAPackage(CONTRACT), resideInAPackage(CONTRACT))
        .check(SERVER);
  }

  @Test
  void modelsOfTheContractAreSeenOnlyWhereAFamilyTurnsThemIntoItsOwn() {
    noClasses()
        .that(not(resideInAPackage(CONTRACT)))
        .and(not(atTheEdgeOfAFamily()))
        .should()
        .dependOnClassesThat(resideInAPackage(MODELS))
        .because("services keep records of their own, which the contract does not change")
        .check(SERVER);
  }

  @Test
  void operationsAndTheirAnswersAreSeenOnlyByControllers() {
    noClasses()
        .that(not(resideInAPackage(CONTRACT)))
        .and(not(aController()))
        .should()
        .dependOnClassesThat(anOperationOrItsAnswer())
        .because("a controller holds no logic, and nothing else speaks of answers")
        .check(SERVER);
  }

  @Test
  void theRestOfTheContractIsSeenOnlyWhereEveryOperationIsServed() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CONTRACT, BASE + ".service..", BASE + ".admin..")
        .and(not(atTheEdgeOfAFamily()))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CONTRACT)
        .check(SERVER);
  }

  @Test
  void commandsSeeOnlyTheFamiliesOfTheContract() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".admin..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(CONTRACT).and(not(type(dev.callsheet.api.ContractFactory.class))))
        .check(SERVER);
  }

  @Test
  void theKernelKnowsNothingOfThisServer() {
    noClasses()
        .that()
        .resideInAPackage(KERNEL)
        .should()
        .dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAPackage(KERNEL))))
        .check(SERVER);
  }

  @Test
  void httpIsSpokenOnlyByTheServersEdge() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE, CONTRACT, KERNEL, BASE + ".service..", BASE + ".reference..")
        .and(not(resideInAnyPackage(packages(FAMILIES))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micronaut.http..", "io.netty..")
        .check(SERVER);
  }

  @Test
  void controllersAreSeenByNobody() {
    classes().that(aController()).should().bePackagePrivate().check(SERVER);
  }

  @Test
  void aTagsCodeLiesInAPackageOfItsOwn() {
    var controllers =
        SERVER.stream()
            .filter(type -> type.isAnnotatedWith(Controller.class))
            .filter(resideInAnyPackage(packages(FAMILIES)))
            .toList();
    assertTrue(controllers.size() >= 12, () -> "only " + controllers);
    assertEquals(
        controllers.size(),
        controllers.stream().map(JavaClass::getPackageName).distinct().count(),
        () -> "two tags in one package: " + controllers);
    assertEquals(
        List.of(),
        controllers.stream().filter(ArchitectureTest::isAtTheRootOfAFamily).toList(),
        "a tag in the package that all tags of a family share");
  }

  @Test
  void aTagHasOneControllerThatBearsItsName() {
    var interfaces =
        SERVER.getPackage(BASE + ".api").getClassesInPackageTree().stream()
            .filter(ArchitectureTest::hasOperations)
            .toList();
    assertTrue(interfaces.size() >= 8, () -> "only " + interfaces);
    for (JavaClass tag : interfaces) {
      var controllers =
          SERVER.stream()
              .filter(type -> type.isAnnotatedWith(Controller.class))
              .filter(type -> type.isAssignableTo(tag.getName()))
              .toList();
      assertEquals(1, controllers.size(), () -> tag.getName() + " " + controllers);
      assertEquals(
          tag.getSimpleName().replaceFirst("Api$", "Controller"),
          controllers.getFirst().getSimpleName());
    }
  }

  @Test
  void timeComesFromTheClockThatIsInjected() {
    noClasses()
        .that(not(simpleName("SystemClock")))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "reads the machine's time", ArchitectureTest::readsTheMachinesTime))
        .orShould()
        .callConstructor(Date.class)
        .because("a test must be able to set the time")
        .check(SERVER);
  }

  private static boolean readsTheMachinesTime(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var name = access.getName();
    if (owner.isEquivalentTo(System.class)) {
      return name.equals("currentTimeMillis");
    }
    if (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class)) {
      return name.startsWith("system") || name.matches("tick(Millis|Seconds|Minutes)");
    }
    return owner.getPackageName().equals("java.time")
        && name.equals("now")
        && !access.getDescription().contains(Clock.class.getName());
  }

  @Test
  void onlyTheProgramWritesToTheConsole() {
    noClasses()
        .that(not(type(Application.class)))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(SERVER);
  }

  @Test
  void logsGoThroughOneInterface() {
    noClasses()
        // It does not log, but has a library keep silent that would log what is in drawings.
        .that(not(simpleName("SvgDrawing")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
        .check(SERVER);
  }

  @Test
  void whatAClassNeedsStandsInItsConstructor() {
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(SERVER);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common)(\\$.*)?")
        .check(SERVER);
  }

  @Test
  void everyPackageIsCheckedForNull() {
    var unmarked =
        SERVER.stream()
            .map(JavaClass::getPackage)
            .filter(candidate -> !candidate.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet());
    assertEquals(Set.of(), unmarked, "packages without @NullMarked in a package-info.java");
  }

  @Test
  void testsAreNamedSo() {
    classes()
        .that(holdTests())
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .haveSimpleNameEndingWith("Test")
        .because("Surefire finds no others")
        .check(TESTS);
  }

  private static DescribedPredicate<JavaClass> holdTests() {
    return DescribedPredicate.describe(
        "hold tests",
        type ->
            type.getAllMethods().stream()
                .anyMatch(
                    method ->
                        method.isMetaAnnotatedWith(
                            org.junit.platform.commons.annotation.Testable.class)));
  }

  /**
   * The classes of a family that know the contract: its controllers, and what only its tag's
   * package sees and Micronaut makes no bean of; and what all tags of the family say alike.
   */
  private static DescribedPredicate<JavaClass> atTheEdgeOfAFamily() {
    return resideInAnyPackage(packages(FAMILIES))
        .and(
            aController()
                .or(within(not(modifier(JavaModifier.PUBLIC)).and(not(aBean()))))
                .or(
                    DescribedPredicate.describe(
                        "at its root", ArchitectureTest::isAtTheRootOfAFamily)))
        .as("controllers, and what is no bean and seen by one tag or said alike by all");
  }

  private static DescribedPredicate<JavaClass> aBean() {
    return DescribedPredicate.describe(
        "a bean", type -> type.isMetaAnnotatedWith(jakarta.inject.Scope.class) || isStored(type));
  }

  private static boolean isStored(JavaClass type) {
    return type.isAnnotatedWith(io.micronaut.data.annotation.MappedEntity.class)
        || type.isMetaAnnotatedWith(io.micronaut.data.annotation.Repository.class);
  }

  private static boolean isAtTheRootOfAFamily(JavaClass type) {
    return FAMILIES.stream().anyMatch(name -> type.getPackageName().equals(BASE + "." + name));
  }

  private static DescribedPredicate<JavaClass> aController() {
    return within(
            DescribedPredicate.describe(
                "a controller", type -> type.isAnnotatedWith(Controller.class)))
        .as("controllers");
  }

  private static DescribedPredicate<JavaClass> anOperationOrItsAnswer() {
    return resideInAPackage(CONTRACT)
        .and(
            DescribedPredicate.describe("a tag's operations", ArchitectureTest::hasOperations)
                .or(
                    assignableTo(DeclaredResponse.class)
                        .and(
                            not(DescribedPredicate.describe("Declared…", ArchitectureTest::base)))))
        .as("operations and their answers");
  }

  private static boolean hasOperations(JavaClass type) {
    return type.isInterface()
        && type.getMethods().stream()
            .anyMatch(
                method ->
                    method.isMetaAnnotatedWith(
                        io.micronaut.http.annotation.HttpMethodMapping.class));
  }

  private static boolean base(JavaClass type) {
    return type.getSimpleName().startsWith("Declared");
  }

  /** The class itself or one that it is nested in. */
  private static DescribedPredicate<JavaClass> within(DescribedPredicate<JavaClass> outer) {
    return DescribedPredicate.describe(
        "within " + outer.getDescription(),
        type -> {
          for (var candidate = type; ; candidate = candidate.getEnclosingClass().orElseThrow()) {
            if (outer.test(candidate)) {
              return true;
            }
            if (candidate.getEnclosingClass().isEmpty()) {
              return false;
            }
          }
        });
  }

  private static String[] contracts(List<String> names) {
    return names.stream().map(name -> BASE + ".api." + name + "..").toArray(String[]::new);
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> BASE + "." + name + "..").toArray(String[]::new);
  }
}
