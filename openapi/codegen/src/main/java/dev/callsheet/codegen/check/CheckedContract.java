package dev.callsheet.codegen.check;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.ContractReader;
import dev.callsheet.codegen.refusal.DocumentRefusals;
import dev.callsheet.codegen.yaml.ContractException;
import dev.callsheet.codegen.yaml.Violation;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The one way from a document to a contract that something can be generated from. */
public final class CheckedContract {
  private CheckedContract() {}

  /**
   * Reads and checks a document.
   *
   * @throws ContractException with every violation that was found
   */
  public static Contract read(Path path) throws IOException {
    return of(YamlDocument.read(path));
  }

  /**
   * Reads and checks a document that is already in memory.
   *
   * @throws ContractException with every violation that was found
   */
  public static Contract of(YamlDocument document) {
    var violations = new Violations();
    if (!DocumentRefusals.check(document, violations)) {
      violations.refuse(document.file());
    }
    var reader = new ContractReader(document, violations);
    Contract contract = reader.read();
    ContractChecks.check(contract, reader.isWhole(), violations);
    violations.refuse(document.file());
    return contract;
  }

  /** Every reason not to generate from this document, in the order of the lines. */
  public static List<Violation> violations(String document) {
    try {
      of(YamlDocument.of("openapi.yaml", document));
      return List.of();
    } catch (ContractException refusal) {
      return refusal.violations();
    }
  }
}
