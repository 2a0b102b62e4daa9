package dev.callsheet.kernel.contract;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Divides a number. */
@Singleton
@Introspected
public final class MultipleOfValidator implements ConstraintValidator<MultipleOf, Number> {
  @Override
  public boolean isValid(
      @Nullable Number value,
      AnnotationValue<MultipleOf> constraint,
      ConstraintValidatorContext context) {
    return value == null
        || new BigDecimal(value.toString())
                .remainder(new BigDecimal(constraint.getRequiredValue(String.class)))
                .signum()
            == 0;
  }
}
