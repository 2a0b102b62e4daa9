package notes.client.api;

import java.util.List;

/** Where the families of the contract put the parts of an error, as JSON pointers. */
enum Dialect {
  NOTES("/error/code", "/error", "/error/message"),
  PLAIN("", "", "/message", "/error");

  private final String code;
  private final String details;
  private final List<String> messages;

  Dialect(String code, String details, String... messages) {
    this.code = code;
    this.details = details;
    this.messages = List.of(messages);
  }

  /** Returns where the code is; empty where there is none. */
  String code() {
    return code;
  }

  String details() {
    return details;
  }

  /** Returns where the message may be; the first that a body has counts. */
  List<String> messages() {
    return messages;
  }
}
