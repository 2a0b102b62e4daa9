package dev.callsheet.api;

import org.jspecify.annotations.Nullable;

/** A success. */
public interface DeclaredSuccess extends DeclaredResponse {
  @Nullable Object body();

  @Nullable String mediaType();
}
