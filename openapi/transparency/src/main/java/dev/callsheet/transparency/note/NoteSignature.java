package dev.callsheet.transparency.note;

import dev.callsheet.transparency.encoding.CanonicalBase64;
import dev.callsheet.transparency.encoding.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;

/** A signature line of a note, not verified: who says to have signed, with which key, and what. */
public final class NoteSignature {

  static final int KEY_ID_BYTES = 4;

  private static final String START = "— ";

  private final String name;
  private final byte[] keyId;
  private final byte[] value;

  NoteSignature(String name, byte[] keyId, byte[] value) {
    this.name = name;
    this.keyId = keyId.clone();
    this.value = value.clone();
  }

  /**
   * Reads a line.
   *
   * @param line without its end
   * @throws MalformedException when it is not a signature line
   */
  public static NoteSignature parse(String line) throws MalformedException {
    if (!line.startsWith(START)) {
      throw new MalformedException("A signature line begins with a dash (U+2014) and a space.");
    }
    String[] parts = line.substring(START.length()).split(" ", -1);
    if (parts.length != 2 || !KeyName.isValid(parts[0])) {
      throw new MalformedException("A signature line holds a key's name and base64.");
    }
    byte[] bytes = CanonicalBase64.decode(parts[1]);
    if (bytes.length <= KEY_ID_BYTES) {
      throw new MalformedException("A signature line holds no signature.");
    }
    return new NoteSignature(
        parts[0],
        Arrays.copyOf(bytes, KEY_ID_BYTES),
        Arrays.copyOfRange(bytes, KEY_ID_BYTES, bytes.length));
  }

  /** Returns the name of the key. */
  public String name() {
    return name;
  }

  /** Returns the id of the key, eight hexadecimal digits. */
  public String keyId() {
    return HexFormat.of().formatHex(keyId);
  }

  byte[] keyIdBytes() {
    return keyId.clone();
  }

  byte[] value() {
    return value.clone();
  }

  /** Returns the line without its end. */
  public String line() {
    byte[] bytes = Arrays.copyOf(keyId, keyId.length + value.length);
    System.arraycopy(value, 0, bytes, keyId.length, value.length);
    return START + name + ' ' + CanonicalBase64.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature signature && line().equals(signature.line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }

  @Override
  public String toString() {
    return line();
  }
}
