package dev.callsheet.kernel.error;

import dev.callsheet.kernel.contract.FieldNames;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a field stands in a request: the name of a parameter or header, or the steps that lead to a
 * place in the body.
 *
 * @param steps from the outermost; none for the whole body
 */
public record FieldPath(List<Step> steps) {
  /** The body as a whole. */
  public static final FieldPath WHOLE_BODY = new FieldPath(List.of());

  /** Copies the steps. */
  public FieldPath {
    steps = List.copyOf(steps);
  }

  /** One step into what a body holds. */
  public sealed interface Step {
    /** To a property of an object. */
    record Property(String name) implements Step {}

    /** To an item of a list, the first of which is 0. */
    record Item(int index) implements Step {}
  }

  /** Returns the path of a parameter, a header or a property of the body. */
  public static FieldPath of(String name) {
    return WHOLE_BODY.property(name);
  }

  /** Returns the path to a property of what stands here. */
  public FieldPath property(String name) {
    return and(new Step.Property(name));
  }

  /** Returns the path to an item of what stands here. */
  public FieldPath item(int index) {
    return and(new Step.Item(index));
  }

  /** Returns the path that leads on from here by the steps of another. */
  public FieldPath then(FieldPath further) {
    return new FieldPath(Stream.concat(steps.stream(), further.steps.stream()).toList());
  }

  private FieldPath and(Step step) {
    return then(new FieldPath(List.of(step)));
  }

  /** Whether this is the body as a whole. */
  public boolean isWholeBody() {
    return steps.isEmpty();
  }

  /** Returns it as the errors of a family name it. */
  public String text(FieldNames names) {
    return switch (names) {
      case DOTTED -> dotted();
      case POINTER -> pointer();
    };
  }

  private String dotted() {
    if (isWholeBody()) {
      return "body";
    }
    var path = new StringBuilder();
    for (var step : steps) {
      switch (step) {
        case Step.Property(var name) -> path.append(path.isEmpty() ? "" : ".").append(name);
        case Step.Item(var index) -> path.append('[').append(index).append(']');
      }
    }
    return path.toString();
  }

  private String pointer() {
    return steps.stream().map(step -> "/" + escaped(step)).collect(Collectors.joining());
  }

  private static String escaped(Step step) {
    return switch (step) {
      case Step.Property(var name) -> name.replace("~", "~0").replace("/", "~1");
      case Step.Item(var index) -> Integer.toString(index);
    };
  }
}
