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
import java.util.Collection;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Takes lists without equal items alone, as {@code uniqueItems} of OpenAPI asks. */
@Documented
@Constraint(validatedBy = UniqueItems.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.ANNOTATION_TYPE,
  ElementType.TYPE_USE
})
public @interface UniqueItems {

  /** Returns the message of a violation. */
  String message() default "must have no item twice";

  /** Returns the validation groups. */
  Class<?>[] groups() default {};

  /** Returns the payload for clients of the validation. */
  Class<? extends Payload>[] payload() default {};

  /** Looks for an item that a list has twice. */
  final class Validator implements ConstraintValidator<UniqueItems, Collection<?>> {

    @Override
    public boolean isValid(@Nullable Collection<?> value, ConstraintValidatorContext context) {
      return value == null || new HashSet<>(value).size() == value.size();
    }
  }
}
