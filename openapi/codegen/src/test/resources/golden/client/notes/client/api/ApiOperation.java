package notes.client.api;

import org.jspecify.annotations.Nullable;

/** An operation of the contract; every family has an enum of its own. */
public interface ApiOperation {

  /** Returns the operation's id in the contract. */
  String operationId();

  /** Returns the HTTP method, in capitals. */
  String method();

  /** Returns the path with its placeholders, such as {@code /notes/{note_id}}. */
  String path();

  /** Returns whether the operation needs a key. */
  boolean secured();

  /** Returns whether the operation can be made safe to repeat by an {@code Idempotency-Key}. */
  boolean takesIdempotencyKey();

  /** Returns the family of the operation; null outside of all. */
  @Nullable Family family();
}
