package dev.callsheet.kernel.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes with which a request is answered in which a property of its JSON breaks the rules of
 * the document, where that is not the family's error for whatever is invalid.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface FieldCode {
  /** The code where there is nothing: no value, an empty list, a text without a visible sign. */
  String missing() default "";

  /** The code where there is anything wrong with the value itself. */
  String invalid() default "";
}
