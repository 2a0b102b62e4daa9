package dev.callsheet.kernel.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.net.URI;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicUrlsTest {
  @Test
  void theHostOfTheRequestIsNamedUnlessAnotherIsConfigured() {
    assertEquals(URI.create("http://a:1/v1/uploads/upl_a"), upload("", "http://a:1"));
    assertEquals(URI.create("https://b/v1/uploads/upl_a"), upload("https://b", "http://a:1"));
  }

  @Test
  void aHostThatIsNoneIsABadRequest() {
    var thrown =
        assertThrows(FrameworkErrorException.class, () -> upload("", "http://no such<host>"));
    assertInstanceOf(FrameworkError.MalformedBody.class, thrown.error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b;q=2://;", "ftp://example.com", "https://", "//host", "http://a@b", "x"})
  void whatIsNoAddressOfAServerIsABadRequest(String host) {
    var thrown = assertThrows(FrameworkErrorException.class, () -> upload("", host));
    assertInstanceOf(FrameworkError.MalformedBody.class, thrown.error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "HTTPS://a_b.example",
        "http://[::1]:8080",
        "http://10.0.0.1"
      })
  void anAddressOfAServerIsTaken(String host) {
    assertEquals(URI.create(host + "/v1/uploads/upl_a"), upload("", host));
  }

  private static URI upload(String configured, String host) {
    var urls = new PublicUrls(configured, request -> host);
    Supplier<URI> upload = () -> urls.of("/v1/uploads/upl_a");
    return ServerRequestContext.with(HttpRequest.GET("/"), upload);
  }
}
