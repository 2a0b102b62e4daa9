package dev.callsheet.kernel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which family a path belongs to, and how it answers. */
final class ContractTest {
  private final Contract contract =
      new Contract(
          List.of(
              family("root", "/"),
              family("studio", "/v1"),
              family("registry", "/v1/organizations/{org_id}"),
              family("files", "/v1/organizations/files")),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "/,                              root",
    "/v10,                           root",
    "/v1,                            studio",
    "/v1/,                           studio",
    "/v1/organizations,              studio",
    "/v1/organizations/,             registry",
    "/v1/organizations//works,       registry",
    "/v1/organizations/org_a,        registry",
    "/v1/organizations/org_a/works,  registry",
    "/v1/organizations/files,        files",
    "/v1/organizations/files/a,      files",
    "/v1/organizations/files2,       registry"
  })
  void thePrefixOfMostSegmentsDecidesAndAWordBeforeAPlaceholder(String path, String family) {
    assertEquals(family, contract.family(path).orElseThrow().id());
  }

  @Test
  void whatIsUnderNoPrefixIsNobodys() {
    var one = new Contract(List.of(family("studio", "/v1")), List.of());
    assertTrue(one.family("/").isEmpty());
    assertTrue(one.family("/v2/projects").isEmpty());
  }

  @Test
  void aFamilyThatDoesNotTellAnErrorApartAnswersTheGeneralOne() {
    var general = answer("unauthenticated");
    var fine = answer("revoked");
    var family =
        family(
            "/",
            Map.of(
                FrameworkErrorKind.UNAUTHENTICATED, general,
                FrameworkErrorKind.REVOKED_CREDENTIAL, fine));

    assertEquals(fine, family.answer(FrameworkErrorKind.REVOKED_CREDENTIAL));
    assertEquals(general, family.answer(FrameworkErrorKind.NO_CREDENTIAL));
    assertEquals(general, family.answer(FrameworkErrorKind.UNAUTHENTICATED));
    assertThrows(
        IllegalArgumentException.class, () -> family.answer(FrameworkErrorKind.SCOPE_DENIED));
  }

  @Test
  void aScopeGrantsItselfAndWhatItIncludes() {
    var family = family("/", Map.of());
    assertTrue(family.grants(Set.of("write"), "read"));
    assertTrue(family.grants(Set.of("read"), "read"));
    assertTrue(family.grants(Set.of("works:read", "read"), "works:read"));
    assertTrue(family.grants(Set.of(), null));
    assertFalse(family.grants(Set.of("read"), "write"));
    assertFalse(family.grants(Set.of(), "read"));
    assertFalse(family.grants(Set.of("unknown"), "read"));
  }

  private static FrameworkAnswer answer(String code) {
    return new FrameworkAnswer(
        code,
        false,
        Set.of(),
        new DeclaredAnswer(401, Set.of(code), "application/json", List.of()));
  }

  private static ContractFamily family(String id, String path) {
    return family(id, path, Map.of());
  }

  private static ContractFamily family(
      String path, Map<FrameworkErrorKind, FrameworkAnswer> answers) {
    return family("some", path, answers);
  }

  private static ContractFamily family(
      String id, String path, Map<FrameworkErrorKind, FrameworkAnswer> answers) {
    return new ContractFamily(
        id,
        List.of(path),
        new KeyFormat(List.of(), List.of(), 36, true),
        null,
        Map.of("read", Set.of(), "write", Set.of("read"), "works:read", Set.of()),
        60,
        List.of(),
        false,
        null,
        null,
        FieldNames.DOTTED,
        answers);
  }
}
