package dev.callsheet.contract.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each family of the document answers what it has answered before, by the table of the seeds. */
class SeedsTest {
  private static final ContractDocument DOCUMENT = ContractDocument.load();
  private final List<Seed> seeds = Seed.all();

  SeedsTest() throws IOException {}

  @TestFactory
  Stream<DynamicTest> aFamilyHasWhatItsSeedHas() {
    return seeds.stream()
        .filter(seed -> DOCUMENT.families().containsKey(seed.family()))
        .map(seed -> dynamicTest(seed.toString(), () -> assertTrue(has(seed))));
  }

  private boolean has(Seed seed) {
    if (seed.status() < 400) {
      return DOCUMENT.operations().stream()
          .anyMatch(
              operation ->
                  operation.family().equals(seed.family())
                      && operation.answers().containsKey(seed.status()));
    }
    return DOCUMENT.catalogue().stream().anyMatch(entry -> isOf(seed, entry));
  }

  @TestFactory
  Stream<DynamicTest> anEntryThatIsCalledASeedsIsOne() {
    return DOCUMENT.catalogue().stream()
        .filter(entry -> entry.origin().equals("seed"))
        .map(
            entry ->
                dynamicTest(
                    entry.family() + " " + entry.name(),
                    () -> assertTrue(seeds.stream().anyMatch(seed -> isOf(seed, entry)))));
  }

  /** Whether the entry is the seed's; a code of ours may tell what the seed gives no code. */
  private static boolean isOf(Seed seed, CatalogueEntry entry) {
    return entry.origin().equals("seed")
        && entry.family().equals(seed.family())
        && entry.status() == seed.status()
        && (!seed.hasCode() || entry.code().equals(seed.code()));
  }

  @Test
  void theTableHasEveryFamilyOfTheDocument() {
    var families = seeds.stream().map(Seed::family).toList();
    assertTrue(families.containsAll(DOCUMENT.families().keySet()));
  }
}
