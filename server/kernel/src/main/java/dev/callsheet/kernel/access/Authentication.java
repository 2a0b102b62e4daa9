package dev.callsheet.kernel.access;

import dev.callsheet.kernel.request.Caller;

/** Who sends a request, or why nobody may be taken for its sender. */
public sealed interface Authentication {

  /** There is no key. */
  record NoCredential() implements Authentication {}

  /**
   * There is something in the place of a key that does not begin as the family's keys do, or there
   * are two different ones.
   */
  record Malformed() implements Authentication {}

  /** A key that nobody was given, or that has run out. */
  record Unknown() implements Authentication {}

  /** A key that was revoked. */
  record Revoked() implements Authentication {}

  /** A key in force, of another organisation or project than the path names. */
  record OtherOwner(Caller caller) implements Authentication {}

  /** A key in force whose owner may do nothing for now. */
  record Suspended(Caller caller) implements Authentication {}

  /** A key in force. */
  record Authenticated(Caller caller) implements Authentication {}
}
