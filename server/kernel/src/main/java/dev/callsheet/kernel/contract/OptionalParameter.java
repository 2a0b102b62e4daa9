package dev.callsheet.kernel.contract;

import io.micronaut.core.annotation.Nullable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter that a request may leave out.
 *
 * <p>A controller inherits this annotation from the interface, and would not inherit {@code
 * Nullable} itself: without it, an override that forgets to repeat that would make the parameter a
 * required one.
 */
@Documented
@Inherited
@Nullable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface OptionalParameter {}
