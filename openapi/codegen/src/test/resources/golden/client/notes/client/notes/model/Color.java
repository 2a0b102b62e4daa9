package notes.client.notes.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Its colour. */
public enum Color {
  /** {@code yellow}. */
  @JsonProperty("yellow")
  YELLOW("yellow"),

  /** {@code light-blue}. */
  @JsonProperty("light-blue")
  LIGHT_BLUE("light-blue"),

  /** A value that a newer server sends and this client does not know. */
  @JsonEnumDefaultValue
  UNKNOWN("unknown");

  private final String value;

  Color(String value) {
    this.value = value;
  }

  /** Returns the value as it is written in requests and responses. */
  @Override
  public String toString() {
    return value;
  }
}
