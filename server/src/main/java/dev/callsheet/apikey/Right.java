package dev.callsheet.apikey;

/** What a key may do; each right includes the ones before it. */
public enum Right {
  READ,
  WRITE,
  ADMIN;

  /** Whether a key with this right may do what needs {@code required}. */
  public boolean includes(Right required) {
    return compareTo(required) >= 0;
  }
}
