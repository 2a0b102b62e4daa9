package dev.callsheet.contract.family;

import dev.callsheet.contract.document.ApiOperation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a family of the document brings to the tests of all families: keys, ids that exist, and what
 * must never be seen. Everything else is taken from the document. Found as a service: each family
 * names its own in {@code META-INF/services}.
 *
 * <p>There is one of each in a run. What it makes on the server it makes when first asked for, and
 * it may be asked by several threads.
 */
public interface TestedFamily {
  /** Stands for the family of operations that have none. */
  TestedFamily NONE = NoFamily.INSTANCE;

  /** Returns the name of the family in the document. */
  String family();

  /** Returns environment variables that the server is to be started with. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** Returns the key of the organisation that sends the requests; it may do everything. */
  String key();

  /** Returns the key that an operation takes, where not all take the same. */
  default String key(ApiOperation operation) {
    return key();
  }

  /**
   * Returns a text that makes a request useful where the document cannot know it: the id of a
   * resource in a state that this operation needs. An operation that uses resources up gets a new
   * one each time.
   *
   * @param name of the parameter or property
   */
  Optional<String> value(ApiOperation operation, String name);

  /**
   * Returns a body that succeeds, for a media type without a schema. It has fewer bytes than what
   * the operation still waits for.
   */
  Optional<byte[]> body(ApiOperation operation, String mediaType);

  /**
   * Returns a body that is not of the format that the operation takes, which reads no JSON; a text
   * will do unless the family has a body of its own.
   */
  default Optional<byte[]> misshapenBody(ApiOperation operation) {
    return Optional.empty();
  }

  /** Whether an operation, which reads no JSON, looks at once at what its body is. */
  default boolean judgesBody(ApiOperation operation) {
    return true;
  }

  /**
   * Whether an operation binds an {@code Idempotency-Key} to what it makes rather than to a kept
   * answer; then the family's own tests show what happens while the first request is open.
   */
  default boolean bindsIdempotencyKeys(ApiOperation operation) {
    return false;
  }

  /** Returns a body with more bytes than the operation takes, which reads no JSON. */
  byte[] oversizedBody(ApiOperation operation);

  /**
   * Returns the table of the database that the operation cannot do without, whatever it is sent.
   */
  default String neededTable(ApiOperation operation) {
    return "api_key";
  }

  /** Returns a key of another organisation. */
  String foreignKey();

  /** Returns the key of that organisation that an operation takes, where not all take the same. */
  default String foreignKey(ApiOperation operation) {
    return foreignKey();
  }

  /**
   * Returns ids of that organisation by the names of parameters and properties. Each path that
   * needs a key has one of them.
   */
  Map<String, String> foreignIds();

  /** Returns texts that stand in resources of that organisation and nowhere else. */
  Set<String> foreignTexts();

  /** Returns, by operationId, why fuzzing cannot bring an operation to succeed. */
  default Map<String, String> unsuccessful() {
    return Map.of();
  }

  /** Keeps background work from taking the machine while many requests are sent. */
  void begin();

  /** Takes away the work that has piled up, and lets the rest go on. */
  void end();
}
