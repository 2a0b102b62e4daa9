package dev.callsheet.http;

import dev.callsheet.apikey.Caller;
import java.util.Optional;

/** Finds who presents a key. */
interface Authenticator {

  /** The caller that {@code key} belongs to; empty unless it is a live key with this prefix. */
  Optional<Caller> authenticate(String key, String prefix);
}
