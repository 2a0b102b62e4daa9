package dev.callsheet.log;

import java.util.regex.Pattern;

/** Hides secrets in what others put into their messages; nothing of ours writes any. */
final class Mask {
  private static final Pattern KEY = Pattern.compile("\\b([a-z]+_(?:[a-z]+_)?)[0-9A-Za-z]{36}\\b");
  private static final Pattern TOKEN = Pattern.compile("\\b(sk|rk|whsec)_[A-Za-z0-9_+/=-]{16,}");
  private static final Pattern USER_OF_URL = Pattern.compile("(://)[^/?#@\\s\"]+@");
  private static final Pattern QUERY_OF_URL = Pattern.compile("(://[^\\s\"?]+\\?)[^\\s\"]+");

  private Mask() {}

  static String apply(String text) {
    var masked = text;
    if (text.indexOf('_') >= 0) {
      masked = KEY.matcher(masked).replaceAll("$1****");
      masked = TOKEN.matcher(masked).replaceAll("$1_****");
    }
    if (text.contains("://")) {
      masked = USER_OF_URL.matcher(masked).replaceAll("$1****@");
      masked = QUERY_OF_URL.matcher(masked).replaceAll("$1****");
    }
    return masked;
  }
}
