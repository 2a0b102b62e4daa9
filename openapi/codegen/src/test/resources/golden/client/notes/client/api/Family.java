package notes.client.api;

import java.util.List;

/** The families of the contract: how each takes its key, and where its errors say what. */
public enum Family {
  NOTES("Authorization", "/error/code", "/error", "/error/message"),
  PLAIN("Authorization", "", "/origin", "/message", "/error");

  private final String keyHeader;
  private final String code;
  private final String details;
  private final List<String> messages;

  Family(String keyHeader, String code, String details, String... messages) {
    this.keyHeader = keyHeader;
    this.code = code;
    this.details = details;
    this.messages = List.of(messages);
  }

  /** Returns the header in which a key is sent. */
  public String keyHeader() {
    return keyHeader;
  }

  /** Returns where the code is in an error body, as a JSON pointer; empty where there is none. */
  String code() {
    return code;
  }

  /** Returns what holds the details in an error body, as a JSON pointer. */
  String details() {
    return details;
  }

  /** Returns where the message may be, as JSON pointers; the first that a body has counts. */
  List<String> messages() {
    return messages;
  }
}
