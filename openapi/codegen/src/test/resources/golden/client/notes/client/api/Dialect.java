package notes.client.api;

/** Where the families of the contract put the parts of an error, as JSON pointers. */
enum Dialect {
  NOTES("/error/code", "/error/message", "/error"),
  PLAIN("", "/message", "");

  private final String code;
  private final String message;
  private final String details;

  Dialect(String code, String message, String details) {
    this.code = code;
    this.message = message;
    this.details = details;
  }

  String code() {
    return code;
  }

  String message() {
    return message;
  }

  String details() {
    return details;
  }
}
