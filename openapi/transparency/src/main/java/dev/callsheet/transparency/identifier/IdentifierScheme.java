package dev.callsheet.transparency.identifier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of identifier. What is wrong with one is a warning: even societies publish wrong check
 * digits, and the holder cannot change what was assigned.
 */
public enum IdentifierScheme {
  /** International standard musical work code, ISO 15707: {@code T-034.524.680-1}. */
  ISWC("ISWC", "T-034.524.680-1", "T-?([0-9]{3})\\.?([0-9]{3})\\.?([0-9]{3})-?([0-9])") {
    @Override
    String checkDigits(String digits) {
      return weighted(1, digits);
    }
  },
  /** Name number of an interested party: {@code 00014107338}. */
  IPI_NAME("IPI name number", "00014107338", "([0-9]{9})([0-9]{2})") {
    @Override
    String checkDigits(String digits) {
      int sum = 0;
      for (int i = 0; i < digits.length(); i++) {
        sum += digit(digits, i) * (10 - i);
      }
      int remainder = sum % 101;
      int check = remainder == 0 ? 0 : (101 - remainder) % 100;
      return String.format(Locale.ROOT, "%02d", check);
    }
  },
  /** Base number of an interested party: {@code I-000000229-7}. */
  IPI_BASE("IPI base number", "I-000000229-7", "I-?([0-9]{9})-?([0-9])") {
    @Override
    String checkDigits(String digits) {
      return weighted(2, digits);
    }
  },
  /** International standard name identifier, ISO 27729: {@code 0000000121032683}. */
  ISNI(
      "ISNI",
      "0000000121032683",
      "([0-9]{4})[ -]?([0-9]{4})[ -]?([0-9]{4})[ -]?([0-9]{3})([0-9X])") {
    @Override
    String checkDigits(String digits) {
      // ISO 7064 MOD 11-2.
      int sum = 0;
      for (int i = 0; i < digits.length(); i++) {
        sum = (sum + digit(digits, i)) * 2;
      }
      int check = (12 - sum % 11) % 11;
      return check == 10 ? "X" : Integer.toString(check);
    }
  },
  /** International standard recording code, ISO 3901, which has no check digit. */
  ISRC("ISRC", "US-RC1-76-07839", "[A-Z]{2}-?[A-Z0-9]{3}-?[0-9]{2}-?[0-9]{5}()") {
    @Override
    String checkDigits(String digits) {
      return "";
    }
  };

  private final String title;
  private final String example;
  private final Pattern form;

  IdentifierScheme(String title, String example, String form) {
    this.title = title;
    this.example = example;
    this.form = Pattern.compile(form);
  }

  /** Returns the scheme of an IPI number: a base number begins with I, a name number does not. */
  public static IdentifierScheme ofIpi(String ipi) {
    return ipi.startsWith("I") ? IPI_BASE : IPI_NAME;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /**
   * Returns what is wrong with an identifier; nothing when its form and its check digits are right.
   */
  public Optional<IdentifierWarning> check(String identifier) {
    Matcher parts = form.matcher(identifier);
    if (!parts.matches()) {
      return Optional.of(new IdentifierWarning.WrongForm(this, example));
    }
    StringBuilder digits = new StringBuilder();
    for (int group = 1; group < parts.groupCount(); group++) {
      digits.append(parts.group(group));
    }
    String expected = checkDigits(digits.toString());
    return expected.equals(parts.group(parts.groupCount()))
        ? Optional.empty()
        : Optional.of(new IdentifierWarning.WrongCheckDigits(this, expected));
  }

  /** Returns the check digits that belong to the digits before them. */
  abstract String checkDigits(String digits);

  private static String weighted(int start, String digits) {
    int sum = start;
    for (int i = 0; i < digits.length(); i++) {
      sum += (i + 1) * digit(digits, i);
    }
    return Integer.toString((10 - sum % 10) % 10);
  }

  private static int digit(String digits, int at) {
    return digits.charAt(at) - '0';
  }
}
