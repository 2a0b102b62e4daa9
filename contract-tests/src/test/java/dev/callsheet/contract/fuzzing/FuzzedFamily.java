package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a family of the document brings to its fuzzing: keys, ids that exist, and what must never be
 * seen. Everything else is taken from the document. Found as a service: each family names its own
 * in {@code META-INF/services}.
 */
public interface FuzzedFamily {
  /** Returns the name of the family in the document. */
  String family();

  /** Makes the resources that the requests are about. */
  void prepare(CallsheetServer server);

  /** Returns the key of the organisation that sends the requests; it may do everything. */
  String key();

  /**
   * Returns a text that makes a request useful where the document cannot know it: the id of a
   * resource in a state that this operation needs. An operation that uses resources up gets a new
   * one each time.
   *
   * @param name of the parameter or property
   */
  Optional<String> value(ApiOperation operation, String name);

  /** Returns a body that succeeds, for a media type without a schema. */
  Optional<byte[]> body(ApiOperation operation, String mediaType);

  /** Returns a key of another organisation. */
  String foreignKey();

  /** Returns ids of that organisation by the names of parameters and properties. */
  Map<String, String> foreignIds();

  /** Returns texts that stand in resources of that organisation and nowhere else. */
  Set<String> foreignTexts();

  /** Returns, by operationId, why the requests cannot bring an operation to succeed. */
  default Map<String, String> unsuccessful() {
    return Map.of();
  }

  /** Keeps background work from taking the machine while requests are sent. */
  void begin(CallsheetServer server);

  /** Takes away the work that has piled up, and lets the rest go on. */
  void end();
}
