package dev.callsheet.kernel.contract;

import io.micronaut.scheduling.annotation.ExecuteOn;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ties a route to the operation of the document that it serves, and runs it where it may block.
 *
 * <p>The executor stands here because a controller inherits this annotation from the interface, and
 * would not inherit {@code ExecuteOn} itself.
 */
@Documented
@ExecuteOn(RequestThreads.NAME)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ContractRoute {
  /** The operationId. */
  String value();
}
