package dev.callsheet.codegen.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Stops the generation and lists every violation by file and line. */
public final class ContractException extends GenerationException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  ContractException(String file, List<Violation> violations) {
    super(
        violations.stream()
            .map(
                violation ->
                    "%s:%d: %s%n    %s"
                        .formatted(file, violation.line(), violation.what(), violation.mend()))
            .collect(Collectors.joining(System.lineSeparator(), System.lineSeparator(), "")));
    this.violations = List.copyOf(violations);
  }

  /** Every violation, in the order in which they are told. */
  public List<Violation> violations() {
    return violations;
  }
}
