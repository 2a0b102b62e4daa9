package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stands for the family of operations that have none: they need no key and have no resources. */
enum NoFamily implements FuzzedFamily {
  INSTANCE;

  @Override
  public String family() {
    return "";
  }

  @Override
  public void prepare(CallsheetServer server) {}

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
  public void begin(CallsheetServer server) {}

  @Override
  public void end() {}
}
