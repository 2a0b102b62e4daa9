package dev.callsheet.transparency.encoding;

/** Text or bytes from outside are not what they should be; the message says where. */
public final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong, as a sentence for the one who wrote it. */
  public MalformedException(String message) {
    super(message, null, false, false);
  }

  /** Says that what was read is refused by the type that it should have become. */
  public MalformedException(IllegalArgumentException refused) {
    super(refused.getMessage(), null, false, false);
  }
}
