package notes.client.api;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Bounds the length of a text in Unicode code points, as the contract counts it. */
@Documented
@Constraint(validatedBy = CodePoints.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.ANNOTATION_TYPE,
  ElementType.TYPE_USE
})
public @interface CodePoints {

  /** Returns the fewest code points. */
  int min() default 0;

  /** Returns the most code points. */
  int max() default Integer.MAX_VALUE;

  /** Returns the message of a violation. */
  String message() default "must have between {min} and {max} characters";

  /** Returns the validation groups. */
  Class<?>[] groups() default {};

  /** Returns the payload for clients of the validation. */
  Class<? extends Payload>[] payload() default {};

  /** Counts the code points of a text. */
  final class Validator implements ConstraintValidator<CodePoints, Object> {

    private int min;
    private int max = Integer.MAX_VALUE;

    @Override
    public void initialize(CodePoints bounds) {
      min = bounds.min();
      max = bounds.max();
    }

    @Override
    public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
      if (value == null) {
        return true;
      }
      long length = value.toString().codePoints().count();
      return length >= min && length <= max;
    }
  }
}
