package dev.callsheet.kernel.contract;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Takes multiples of a number alone, as {@code multipleOf} of OpenAPI asks. */
@Documented
@Constraint(validatedBy = MultipleOfValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.ANNOTATION_TYPE,
  ElementType.TYPE_USE
})
public @interface MultipleOf {
  /** The number, as a decimal. */
  String value();

  /** The message of a violation. */
  String message() default "must be a multiple of {value}";

  /** The validation groups. */
  Class<?>[] groups() default {};

  /** The payload for clients of the validation. */
  Class<? extends Payload>[] payload() default {};
}
