package dev.callsheet.kernel.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds the size of each file that a form has by a name, as {@code maxLength} of a binary text of
 * OpenAPI asks. It is held to while the file arrives.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface MaxBytes {
  /** The most bytes. */
  long value();
}
