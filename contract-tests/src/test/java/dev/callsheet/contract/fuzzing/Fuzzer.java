package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.family.TestedFamily;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes requests. They take turns: over the operations, and for each operation over its cases, so
 * that everything has its share of a run however short that is.
 */
final class Fuzzer {
  /** Each so many requests of an operation, one is valid. */
  private static final int VALID = 4;

  /** Each so many cases, one meets another. */
  private static final int COMBINED = 6;

  private final ContractDocument document;
  private final Map<String, TestedFamily> families;
  private final Cursors cursors;
  private final long seed;
  private final Map<String, List<Case>> cases = new TreeMap<>();

  Fuzzer(
      ContractDocument document, Map<String, TestedFamily> families, Cursors cursors, long seed) {
    this.document = document;
    this.families = new TreeMap<>(families);
    this.cursors = cursors;
    this.seed = seed;
    for (var operation : document.operations()) {
      cases.put(operation.id(), Cases.of(operation, document));
    }
  }

  /** Returns the operation that the request of this number is aimed at. */
  ApiOperation operation(long number) {
    var operations = document.operations();
    return operations.get((int) (number % operations.size()));
  }

  /** Returns how many requests it takes until each case of each operation had its turn. */
  long sweep() {
    var longest = cases.values().stream().mapToInt(List::size).max().orElse(0);
    return (long) longest * document.operations().size() * VALID / (VALID - 1);
  }

  /** Makes the request of this number. */
  FuzzedRequest request(long number) {
    var operation = operation(number);
    var random = new Random(seed * 0x9E37_79B9_7F4A_7C15L + number);
    // The first numbers of neighbouring seeds are much alike.
    random.nextLong();
    var values = new Values(document, family(operation), cursors, operation, random);
    var round = number / document.operations().size();
    var own = cases.getOrDefault(operation.id(), List.of());
    if (round % VALID == 0 || own.isEmpty()) {
      return new FuzzedRequest(
          number, operation, "valid", Draft.valid(operation, values).request());
    }
    var chosen = own.get((int) ((round - round / VALID - 1) % own.size()));
    var draft =
        chosen.minimal() ? Draft.minimal(operation, values) : Draft.valid(operation, values);
    var what = chosen.name();
    if (random.nextInt(COMBINED) == 0) {
      var second = own.get(random.nextInt(own.size()));
      second.change().accept(draft);
      what += " and " + second.name();
    }
    chosen.change().accept(draft);
    return new FuzzedRequest(number, operation, what, draft.request());
  }

  private TestedFamily family(ApiOperation operation) {
    return families.getOrDefault(operation.family(), TestedFamily.NONE);
  }
}
