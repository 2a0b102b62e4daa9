package dev.callsheet.codegen;

/** Kinds of media types. */
final class MediaTypes {
  static final String MULTIPART = "multipart/form-data";
  static final String URL_ENCODED = "application/x-www-form-urlencoded";

  private MediaTypes() {}

  /** Whether a body of the type is made of fields. */
  static boolean isForm(String mediaType) {
    return mediaType.equals(MULTIPART) || mediaType.equals(URL_ENCODED);
  }

  /** Whether a body of the type is JSON. */
  static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }
}
