package dev.callsheet.egress;

/** What is wrong with a URL that may not be called. */
public enum UrlFault {
  /** It is not an absolute URL, is too long, or has a part that it must not have. */
  MALFORMED,
  /** It is neither {@code https} nor, where that is allowed, {@code http}. */
  SCHEME,
  /** It names no host, or one in a form that programs read in different ways. */
  HOST,
  /** Its host has no address, or one that may not be called. */
  ADDRESS
}
