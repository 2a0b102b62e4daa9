package dev.callsheet.kernel.request;

import dev.callsheet.kernel.contract.OwnerKind;
import java.util.Set;

/** Who sends a request; the application's own type says more. */
public interface Caller {
  /** The id of the key that was presented, which is no secret. */
  String keyId();

  /** The scopes that the key was given, without those that they include. */
  Set<String> scopes();

  /** Whose the key is. An application without projects has nothing to say here. */
  default OwnerKind ownerKind() {
    return OwnerKind.ORGANIZATION;
  }

  /** How often the key may ask in a minute; at least 1. */
  int requestsPerMinute();
}
