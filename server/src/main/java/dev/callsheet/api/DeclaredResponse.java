package dev.callsheet.api;

import java.util.Map;

/** An answer. */
public interface DeclaredResponse {
  ContractOperation operation();

  int status();

  Map<String, String> headers();
}
