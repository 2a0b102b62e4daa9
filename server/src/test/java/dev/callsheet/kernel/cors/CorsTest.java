package dev.callsheet.kernel.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"https://app.example.com", "https://App.Example.COM", "HTTPS://app.example.com"})
  void anAllowedOriginIsTheSameInCapitalLetters(String configured) {
    assertEquals("https://app.example.com", allowed(configured, "https://app.example.com"));
    assertEquals("https://APP.example.com", allowed(configured, "https://APP.example.com"));
    assertNull(allowed(configured, "https://other.example.com"));
    assertNull(allowed(configured, "http://app.example.com"));
  }

  @Test
  void anyOriginIsAllowedByAStar() {
    assertEquals("*", allowed("*", "https://app.example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.example.com", "https://app.example.com/", "ftp://app.example.com"})
  void whatIsNotAnOriginIsNotTaken(String configured) {
    var settings = new CorsSettings(List.of(configured));
    assertThrows(ConfigurationException.class, () -> new Cors(settings));
  }

  private static String allowed(String configured, String origin) {
    var response = HttpResponse.ok();
    var request = HttpRequest.GET("/").header("Origin", origin);
    new Cors(new CorsSettings(List.of(configured))).admit(request, response);
    return response.getHeaders().get("Access-Control-Allow-Origin");
  }
}
