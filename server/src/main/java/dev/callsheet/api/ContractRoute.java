package dev.callsheet.api;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The operation. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
public @interface ContractRoute {
  ContractOperation value();
}
