package dev.callsheet.codegen;

/** Kinds of media types. */
final class MediaTypes {
  private MediaTypes() {}

  /** Whether a body of the type is JSON. */
  static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }
}
