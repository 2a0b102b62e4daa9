package dev.callsheet.codegen.contract;

/** Kinds of media types. */
public final class MediaTypes {
  /** A form whose fields may be files. */
  public static final String MULTIPART = "multipart/form-data";

  /** A form of texts. */
  public static final String URL_ENCODED = "application/x-www-form-urlencoded";

  private MediaTypes() {}

  /** Whether a body of the type is made of fields. */
  public static boolean isForm(String mediaType) {
    return mediaType.equals(MULTIPART) || mediaType.equals(URL_ENCODED);
  }

  /** Whether a body of the type is JSON. */
  public static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }
}
