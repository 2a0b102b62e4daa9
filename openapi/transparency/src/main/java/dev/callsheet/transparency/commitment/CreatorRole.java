package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.MalformedException;
import java.util.Locale;

/** What a creator did; the order is that of the bytes that stand for them. */
public enum CreatorRole {
  /** Wrote the words. */
  AUTHOR(0),
  /** Wrote the music. */
  COMPOSER(1),
  /** Arranged the music. */
  ARRANGER(2),
  /** Adapted the words. */
  ADAPTER(3),
  /** Sings or plays. */
  PERFORMER(4),
  /** Produced the recording. */
  PRODUCER(5);

  private final int code;

  CreatorRole(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Returns the name in lower case, as the API writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CreatorRole of(int code) throws MalformedException {
    for (CreatorRole role : values()) {
      if (role.code == code) {
        return role;
      }
    }
    throw new MalformedException("Role " + code + " is not known.");
  }
}
