package dev.callsheet.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.callsheet.kernel.contract.KeyFormat;
import io.micronaut.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a request has its key. */
final class CredentialTest {
  private static final KeyFormat FORMAT =
      new KeyFormat(
          List.of("sk_live_", "sk_test_"), List.of("Authorization", "X-API-Key"), 28, true);

  @Test
  void aKeyStandsInAnyOfTheHeadersOfItsFamily() {
    assertEquals(new Credential.Key("sk_live_a"), of("Authorization", "Bearer sk_live_a"));
    assertEquals(new Credential.Key("sk_live_a"), of("authorization", "bEARER   sk_live_a "));
    assertEquals(new Credential.Key("sk_test_a"), of("X-API-Key", "sk_test_a"));
  }

  @Test
  void whatHasNoneOfTheHeadersHasNoKey() {
    assertInstanceOf(Credential.None.class, of("X-Other", "sk_live_a"));
  }

  @Test
  void theSameKeyTwiceIsOneAndTwoAreUnreadable() {
    assertEquals(
        new Credential.Key("sk_live_a"),
        of("Authorization", "Bearer sk_live_a", "X-API-Key", "sk_live_a"));
    assertInstanceOf(
        Credential.Unreadable.class,
        of("Authorization", "Bearer sk_live_a", "X-API-Key", "sk_live_b"));
    assertInstanceOf(
        Credential.Unreadable.class, of("Authorization", "Basic abc", "X-API-Key", "sk_live_b"));
  }

  @Test
  void anotherSchemeAnotherPrefixAndNothingAreUnreadable() {
    assertInstanceOf(Credential.Unreadable.class, of("Authorization", "Basic sk_live_a"));
    assertInstanceOf(Credential.Unreadable.class, of("Authorization", "Bearer"));
    assertInstanceOf(Credential.Unreadable.class, of("Authorization", "Bearer pk_live_a"));
    assertInstanceOf(Credential.Unreadable.class, of("X-API-Key", ""));
  }

  private static Credential of(String... headers) {
    var request = HttpRequest.GET("/");
    for (int index = 0; index < headers.length; index += 2) {
      request.getHeaders().add(headers[index], headers[index + 1]);
    }
    return Credential.of(request.getHeaders(), FORMAT);
  }
}
