package notes.api.notes.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** Its colour. */
public enum Color {
  /** {@code yellow} */
  YELLOW("yellow"),

  /** {@code light-blue} */
  LIGHT_BLUE("light-blue");

  private final String value;

  Color(String value) {
    this.value = value;
  }

  /** The constant that the document spells so. */
  public static Optional<Color> of(String value) {
    return Stream.of(values()).filter(candidate -> candidate.value.equals(value)).findFirst();
  }

  /** The value as the document spells it. */
  @JsonValue
  public String value() {
    return value;
  }
}
