package dev.callsheet.admin;

/** A reason why a command cannot do what was asked; its message is one line. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message, null, false, false);
  }
}
