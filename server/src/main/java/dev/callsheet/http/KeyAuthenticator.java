package dev.callsheet.http;

import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.Caller;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Looks keys up where they are stored. */
@Singleton
final class KeyAuthenticator implements Authenticator {
  private final ApiKeys keys;

  KeyAuthenticator(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Optional<Caller> authenticate(String key, String prefix) {
    return keys.authenticate(key, prefix);
  }
}
