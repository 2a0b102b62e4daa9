package dev.callsheet.contract.secrecy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** That a search finds what is there, however it is disguised. */
class SecretTest {
  private static final Secret SECRET = new Secret("the secret", "whsec_a+b/c=d?efgh~1234");

  @Test
  void isFoundAsItIs() {
    assertFound(text -> text);
  }

  @Test
  void isFoundWhenEncodedForUrls() {
    assertFound(
        text -> java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%7E", "~"));
    assertFound(text -> HexFormat.ofDelimiter("%").withPrefix("").formatHex(bytes("x" + text)));
  }

  @Test
  void isFoundWithinBase64() {
    for (var before : List.of("", "a", "ab", "abc", "abcd")) {
      assertFound(text -> Base64.getEncoder().encodeToString(bytes(before + text + "after")));
      assertFound(text -> Base64.getUrlEncoder().encodeToString(bytes(before + text + "after")));
    }
  }

  @Test
  void isFoundInHexadecimalDigits() {
    assertFound(text -> HexFormat.of().formatHex(bytes("before" + text + "after")));
  }

  private static void assertFound(UnaryOperator<String> disguise) {
    var written = new Written(Map.of("here", "before " + disguise.apply(SECRET.text())));
    assertTrue(written.traces(List.of(SECRET)).contains("the secret in here"), written::toString);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
