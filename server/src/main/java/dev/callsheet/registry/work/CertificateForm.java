package dev.callsheet.registry.work;

import io.micronaut.http.MediaType;
import org.jspecify.annotations.Nullable;

/** The two forms of a certificate. */
enum CertificateForm {
  JSON,
  PROOF;

  /** The form that a caller prefers by the header {@code Accept}; JSON where it says nothing. */
  static CertificateForm of(@Nullable String accept) {
    if (accept == null) {
      return JSON;
    }
    try {
      for (var type : MediaType.orderedOf(accept)) {
        if (isOf("text", "plain", type)) {
          return PROOF;
        }
        if (type.getType().equals("*") || isOf("application", "json", type)) {
          return JSON;
        }
      }
    } catch (IllegalArgumentException unreadable) {
      return JSON;
    }
    return JSON;
  }

  private static boolean isOf(String type, String subtype, MediaType range) {
    return range.getType().equals(type)
        && (range.getSubtype().equals(subtype) || range.getSubtype().equals("*"));
  }
}
