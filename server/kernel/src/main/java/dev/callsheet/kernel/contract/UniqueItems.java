package dev.callsheet.kernel.contract;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Takes lists without equal items alone, as {@code uniqueItems} of OpenAPI asks. */
@Documented
@Constraint(validatedBy = UniqueItemsValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.ANNOTATION_TYPE,
  ElementType.TYPE_USE
})
public @interface UniqueItems {
  /** The message of a violation. */
  String message() default "must have no item twice";

  /** The validation groups. */
  Class<?>[] groups() default {};

  /** The payload for clients of the validation. */
  Class<? extends Payload>[] payload() default {};
}
