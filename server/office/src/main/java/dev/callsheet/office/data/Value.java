package dev.callsheet.office.data;

import dev.callsheet.office.text.Inline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** What stands in a cell. */
public sealed interface Value {
  /** Nothing. */
  record Empty() implements Value {
    /** The only one that is needed. */
    public static final Empty EMPTY = new Empty();
  }

  /** Words, and whatever looks like a number but is not one: its digits are its own. */
  record Text(String text) implements Value {}

  /** Words with a form. */
  record Rich(List<Inline> text) implements Value {
    /** Keeps a copy. */
    public Rich {
      text = List.copyOf(text);
    }
  }

  /**
   * A number that a double holds without losing digits: of at most 15 significant ones, or a
   * fraction that is the shortest form of its double.
   */
  record Number(BigDecimal number) implements Value {}

  /**
   * A share.
   *
   * @param share 0.25 is 25 percent
   */
  record Percent(BigDecimal share) implements Value {}

  /**
   * An amount of money.
   *
   * @param currency by ISO 4217
   */
  record Money(BigDecimal amount, String currency) implements Value {}

  /** A day. */
  record Date(LocalDate date) implements Value {}

  /** A day and a time of it, without a zone. */
  record DateTime(LocalDateTime dateTime) implements Value {}

  /** A time of day. */
  record Time(LocalTime time) implements Value {}

  /** Yes or no. */
  record Bool(boolean value) implements Value {}
}
