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
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Takes multiples of a number alone, as {@code multipleOf} of OpenAPI asks. */
@Documented
@Constraint(validatedBy = MultipleOf.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.ANNOTATION_TYPE,
  ElementType.TYPE_USE
})
public @interface MultipleOf {

  /** Returns the number, as a decimal. */
  String value();

  /** Returns the message of a violation. */
  String message() default "must be a multiple of {value}";

  /** Returns the validation groups. */
  Class<?>[] groups() default {};

  /** Returns the payload for clients of the validation. */
  Class<? extends Payload>[] payload() default {};

  /** Divides a number. */
  final class Validator implements ConstraintValidator<MultipleOf, Number> {

    private BigDecimal step = BigDecimal.ONE;

    @Override
    public void initialize(MultipleOf constraint) {
      step = new BigDecimal(constraint.value());
    }

    @Override
    public boolean isValid(@Nullable Number value, ConstraintValidatorContext context) {
      return value == null || new BigDecimal(value.toString()).remainder(step).signum() == 0;
    }
  }
}
