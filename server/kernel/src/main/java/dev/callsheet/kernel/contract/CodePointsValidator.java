package dev.callsheet.kernel.contract;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Counts the code points of a text. */
@Singleton
@Introspected
public final class CodePointsValidator implements ConstraintValidator<CodePoints, Object> {
  @Override
  public boolean isValid(
      @Nullable Object value,
      AnnotationValue<CodePoints> bounds,
      ConstraintValidatorContext context) {
    if (value == null) {
      return true;
    }
    long length = value.toString().codePoints().count();
    return length >= bounds.intValue("min").orElse(0)
        && length <= bounds.intValue("max").orElse(Integer.MAX_VALUE);
  }
}
