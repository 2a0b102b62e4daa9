package dev.callsheet.contract.framework;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.contract.document.OwnerKind;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each family answers to whatever can be wrong with a key; told in a table. */
class AuthenticationTest {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Map<Cell, String> ANSWERED = new ConcurrentHashMap<>();

  private final CallsheetServer server = CallsheetServer.running();

  private record Cell(Failure failure, String family) {}

  /** What can be wrong with a key. */
  private enum Failure {
    NO_CREDENTIAL("no credential", FrameworkError.NO_CREDENTIAL),
    MALFORMED("malformed", FrameworkError.MALFORMED_CREDENTIAL),
    OTHER_FAMILY("of another family", FrameworkError.MALFORMED_CREDENTIAL),
    UNKNOWN("unknown", FrameworkError.UNKNOWN_CREDENTIAL),
    WRONG_CHECKSUM("wrong checksum", FrameworkError.UNKNOWN_CREDENTIAL),
    ROTATED_OUT("rotated out", FrameworkError.UNKNOWN_CREDENTIAL),
    REVOKED("revoked", FrameworkError.REVOKED_CREDENTIAL),
    SUSPENDED("of a suspended organisation", FrameworkError.SUSPENDED),
    OF_ORGANIZATION(
        "of an organisation, where one of a project is needed", FrameworkError.PROJECT_REQUIRED),
    WITHOUT_SCOPE("without the scope", FrameworkError.SCOPE_DENIED);

    private final String words;
    private final FrameworkError error;

    Failure(String words, FrameworkError error) {
      this.words = words;
      this.error = error;
    }

    /** Only where keys of projects are told apart is one of an organisation wrong. */
    boolean isPossible(Family family) {
      return this != OF_ORGANIZATION || family.keyOwner().isPresent();
    }
  }

  @TestFactory
  Stream<DynamicContainer> eachFailureIsAnsweredAsTheFamilySays() {
    return Samples.ofEachFamily(server.document()).stream()
        .map(
            sample ->
                dynamicContainer(
                    sample.toString(),
                    Stream.of(Failure.values())
                        .filter(failure -> failure.isPossible(sample.family()))
                        .map(failure -> failing(sample, failure))));
  }

  @AfterAll
  static void addTheTable() {
    Coverage.ofThisRun().addToSummary(table(ContractDocument.load()));
  }

  private DynamicTest failing(Samples sample, Failure failure) {
    return dynamicTest(
        failure.words,
        () -> {
          var family = sample.family();
          var operation = sample.create();
          assertNotEquals(Tenants.lesser(family), operation.requiredScope());
          var tenants = server.tenants(family.name());
          var owner = failure == Failure.SUSPENDED ? tenants.suspended() : tenants.main();
          var request =
              with(Templates.wellFormedOf(operation, family, owner.id()), family, failure);
          var expected = family.answer(failure.error);
          var answer = server.client().send(request).expect(expected.status(), expected.code());
          ANSWERED.put(
              new Cell(failure, family.name()),
              family.hasCodes()
                  ? answer.status() + " `" + expected.code() + "`"
                  : Integer.toString(answer.status()));
        });
  }

  private ApiRequest with(ApiRequest request, Family family, Failure failure) {
    var tenants = server.tenants(family.name());
    var valid = tenants.main().key();
    return switch (failure) {
      case NO_CREDENTIAL -> request;
      case MALFORMED -> request.header("Authorization", "Basic " + valid);
      case OTHER_FAMILY -> request.key(another(family).main().key());
      case UNKNOWN -> request.key(unknown(family));
      case WRONG_CHECKSUM -> request.key(mistyped(unknown(family)));
      case ROTATED_OUT -> request.key(tenants.formerKey());
      case REVOKED -> request.key(tenants.revokedKey());
      case SUSPENDED -> request.key(tenants.suspended().key());
      case OF_ORGANIZATION ->
          request.key(server.tenants(family.name(), OwnerKind.ORGANIZATION).main().key());
      case WITHOUT_SCOPE -> request.key(tenants.readKey());
    };
  }

  private Tenants another(Family family) {
    return server.document().families().keySet().stream()
        .filter(name -> !name.equals(family.name()))
        .findFirst()
        .map(server::tenants)
        .orElseThrow();
  }

  /** A key in the form of the family's that nobody was given. */
  private static String unknown(Family family) {
    var random = "0".repeat(family.keyLength() - (family.hasKeyChecksum() ? 6 : 0));
    var text = family.keyPrefixes().getFirst() + random;
    return family.hasKeyChecksum() ? text + checksum(text) : text;
  }

  private static String mistyped(String key) {
    return key.substring(0, key.length() - 1) + (key.endsWith("0") ? '1' : '0');
  }

  private static String checksum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    var digits = new StringBuilder();
    var rest = BigInteger.valueOf(crc.getValue());
    while (digits.length() < 6) {
      var parts = rest.divideAndRemainder(BigInteger.valueOf(62));
      digits.insert(0, BASE62.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return digits.toString();
  }

  private static String table(ContractDocument document) {
    var families = List.copyOf(document.families().keySet());
    var lines = new ArrayList<String>();
    lines.add("## What is answered to a key");
    lines.add("");
    lines.add("| a key | " + String.join(" | ", families) + " |");
    lines.add("|---|" + "---|".repeat(families.size()));
    for (var failure : Failure.values()) {
      lines.add(
          families.stream()
              .map(family -> ANSWERED.getOrDefault(new Cell(failure, family), ""))
              .collect(Collectors.joining(" | ", "| " + failure.words + " | ", " |")));
    }
    return String.join("\n", lines) + "\n";
  }
}
