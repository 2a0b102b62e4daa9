package dev.callsheet.office.ooxml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalLinkTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {
        "https://example.com/a?b=c&d=%20#e, https://example.com/a?b=c&d=%20#e",
        "HTTP://Example.COM:8080, http://example.com:8080",
        "https://example.com/a b<c>\"d\"\\|^`{}[]e, "
            + "https://example.com/a%20b%3Cc%3E%22d%22%5C%7C%5E%60%7B%7D%5B%5De",
        "https://example.com/100%, https://example.com/100%25",
        "https://example.com/#a#b, https://example.com/#a%23b",
        "https://bücher.example/straße, https://xn--bcher-kva.example/stra%C3%9Fe",
        "https://example.com/😀, https://example.com/%F0%9F%98%80",
        "http://[::1]:80/, http://[::1]:80/",
        "mailto:ada@example.com?subject=a b, mailto:ada@example.com?subject=a%20b",
      })
  void writesAddressesSoThatEveryProgramReadsThem(String given, String written) {
    assertEquals(Optional.of(written), ExternalLink.of(given));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//example.com",
        "ftp://example.com",
        "ms-word:ofe|u|https://example.com",
        "data:text/html,x",
        "https:example.com",
        "https://",
        "https://user@example.com/",
        "https://exam ple.com/",
        "https://example.com/\uD83D",
        "https://example.com/\u0000",
        "https://example.com:99999/",
        "https://example..com/",
        "http://[::1/",
        "http://[1:2:3]/",
        "mailto:",
        "mailto:ada",
        "mailto:a@b@c",
        "mailto:a@x.example,b@y.example",
        " https://example.com",
        "java\nscript:alert(1)",
        "",
        "#anchor",
      })
  void leadsNowhereElse(String address) {
    assertEquals(Optional.empty(), ExternalLink.of(address));
  }

  @Test
  void leadsToNoAddressThatIsTooLong() {
    assertEquals(Optional.empty(), ExternalLink.of("https://example.com/" + "a".repeat(2_060)));
  }
}
