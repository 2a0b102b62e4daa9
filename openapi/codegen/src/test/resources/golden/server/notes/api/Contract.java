package notes.api;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All operations and families of the document, for a server that knows their interfaces alone. */
public final class Contract {
  private static final List<ContractFamily> FAMILIES = List.of(Family.values());

  private static final Map<String, ContractOperation> OPERATIONS =
      Stream.<ContractOperation[]>of(
              notes.api.notes.NotesOperation.values(),
              notes.api.plain.PlainOperation.values())
          .flatMap(Stream::of)
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toMap(
                      ContractOperation::operationId,
                      Function.identity(),
                      (first, second) -> first,
                      LinkedHashMap::new),
                  Collections::unmodifiableMap));

  private Contract() {}

  /** The operations by their operationIds. */
  public static Map<String, ContractOperation> operations() {
    return OPERATIONS;
  }

  /** The families in the order of the document. */
  public static List<ContractFamily> families() {
    return FAMILIES;
  }

  /** The family that an operation belongs to; empty where it belongs to none. */
  public static Optional<ContractFamily> family(ContractOperation operation) {
    return FAMILIES.stream().filter(family -> family.id().equals(operation.family())).findFirst();
  }

  /**
   * The family that a request's path belongs to: the one with the prefix of most segments, of those
   * the one with the fewest placeholders.
   */
  public static Optional<ContractFamily> family(String requestPath) {
    return FAMILIES.stream()
        .filter(family -> family.weight(requestPath) >= 0)
        .max(Comparator.comparingInt(family -> family.weight(requestPath)));
  }
}
