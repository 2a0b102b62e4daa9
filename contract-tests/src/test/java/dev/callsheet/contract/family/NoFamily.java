package dev.callsheet.contract.family;

import dev.callsheet.contract.document.ApiOperation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stands for the family of operations that have none: they need no key and have no resources. */
enum NoFamily implements TestedFamily {
  INSTANCE;

  @Override
  public String family() {
    return "";
  }

  @Override
  public String key() {
    return "none";
  }

  @Override
  public Optional<String> value(ApiOperation operation, String name) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> body(ApiOperation operation, String mediaType) {
    return Optional.empty();
  }

  @Override
  public byte[] oversizedBody(ApiOperation operation) {
    throw new UnsupportedOperationException(operation.id() + " is in no family");
  }

  @Override
  public String foreignKey() {
    return "";
  }

  @Override
  public Map<String, String> foreignIds() {
    return Map.of();
  }

  @Override
  public Set<String> foreignTexts() {
    return Set.of();
  }

  @Override
  public void begin() {}

  @Override
  public void end() {}
}
