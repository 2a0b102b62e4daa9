package dev.callsheet.kernel.contract;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Looks for an item that a list has twice. */
@Singleton
@Introspected
public final class UniqueItemsValidator implements ConstraintValidator<UniqueItems, Collection<?>> {
  @Override
  public boolean isValid(
      @Nullable Collection<?> value,
      AnnotationValue<UniqueItems> constraint,
      ConstraintValidatorContext context) {
    return value == null || new HashSet<>(value).size() == value.size();
  }
}
