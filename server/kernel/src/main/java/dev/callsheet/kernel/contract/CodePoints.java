package dev.callsheet.kernel.contract;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds the length of a text in Unicode code points, as {@code maxLength} of OpenAPI counts. */
@Documented
@Constraint(validatedBy = CodePointsValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.ANNOTATION_TYPE,
  ElementType.TYPE_USE
})
public @interface CodePoints {
  /** The fewest code points. */
  int min() default 0;

  /** The most code points. */
  int max() default Integer.MAX_VALUE;

  /** The message of a violation. */
  String message() default "must have between {min} and {max} characters";

  /** The validation groups. */
  Class<?>[] groups() default {};

  /** The payload for clients of the validation. */
  Class<? extends Payload>[] payload() default {};
}
