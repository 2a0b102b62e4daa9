package dev.callsheet.office.image;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The size that the root of an SVG gives it, in pixels of which 96 are an inch. */
record SvgSize(double width, double height) {
  /** No number that anybody writes is longer. */
  private static final int LONGEST = 60;

  private static final Pattern LENGTH =
      Pattern.compile("\\s*\\+?([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]{1,2})?)\\.?\\s*([a-zA-Z]*)\\s*");

  /** Empty where it gives none that can be used. */
  static Optional<SvgSize> of(CleanSvg svg) throws ImageRefusal {
    var width = length(svg.width());
    var height = length(svg.height());
    var box = box(svg.viewBox());
    if (width.isPresent() && height.isPresent()) {
      return Optional.of(checked(width.getAsDouble(), height.getAsDouble()));
    }
    if (box.isEmpty()) {
      return Optional.empty();
    }
    double ratio = box.get().width() / box.get().height();
    if (width.isPresent()) {
      return Optional.of(checked(width.getAsDouble(), width.getAsDouble() / ratio));
    }
    if (height.isPresent()) {
      return Optional.of(checked(height.getAsDouble() * ratio, height.getAsDouble()));
    }
    return Optional.of(checked(box.get().width(), box.get().height()));
  }

  private static SvgSize checked(double width, double height) throws ImageRefusal {
    if (!(width > 0) || !(height > 0) || Double.isInfinite(width) || Double.isInfinite(height)) {
      throw ImageRefusal.damaged("it says that it has no area");
    }
    return new SvgSize(width, height);
  }

  private static OptionalDouble length(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    var length = LENGTH.matcher(text);
    if (!length.matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(length.group(1));
    return switch (length.group(2)) {
      case "", "px" -> OptionalDouble.of(number);
      case "pt" -> OptionalDouble.of(number * 96 / 72);
      case "pc" -> OptionalDouble.of(number * 16);
      case "in" -> OptionalDouble.of(number * 96);
      case "cm" -> OptionalDouble.of(number * 96 / 2.54);
      case "mm" -> OptionalDouble.of(number * 96 / 25.4);
      case "Q" -> OptionalDouble.of(number * 96 / 101.6);
      case "em", "rem" -> OptionalDouble.of(number * 16);
      case "ex" -> OptionalDouble.of(number * 8);
      default -> OptionalDouble.empty();
    };
  }

  private static Optional<SvgSize> box(@Nullable String text) {
    if (text == null || text.length() > 4 * LONGEST) {
      return Optional.empty();
    }
    var numbers = text.strip().split("[\\s,]+");
    if (numbers.length != 4) {
      return Optional.empty();
    }
    try {
      double width = Double.parseDouble(numbers[2]);
      double height = Double.parseDouble(numbers[3]);
      boolean usable = width > 0 && height > 0 && width < 1e9 && height < 1e9;
      return usable ? Optional.of(new SvgSize(width, height)) : Optional.empty();
    } catch (NumberFormatException broken) {
      return Optional.empty();
    }
  }
}
