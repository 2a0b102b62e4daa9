package dev.callsheet.kernel.access;

import dev.callsheet.kernel.contract.ContractFamily;
import org.jspecify.annotations.Nullable;

/** Finds who presents a key; the application has one. */
public interface Authenticator {

  /**
   * Returns whose key it is, or why it is good for nothing: the first that applies of unknown,
   * revoked, of another owner, suspended.
   *
   * @param key what the request has, in the form of the family's keys
   * @param owner the id in the path that names whose things are asked for; null where there is none
   */
  Authentication authenticate(String key, ContractFamily family, @Nullable String owner);
}
