package dev.callsheet.contract.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  /** What no file of a run may hold, put together here lest a scanner takes it for a real one. */
  private static final String TOKEN = "4fQ9vXz7KpL2mWc8TbN6rJ3yHd5sGa1uEi0o";

  private static final ContractDocument DOCUMENT = ContractDocument.load();
  private static final String KEY =
      DOCUMENT.families().values().iterator().next().keyPrefixes().getFirst() + TOKEN;

  private final Secrets secrets = Secrets.of(DOCUMENT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the key KEY was refused | the key sk_studio_MASK was refused",
        "/v1/projects?key=KEY&limit=2 | /v1/projects?key=sk_studio_MASK&limit=2",
        "{\"secret\":\"whsec_TOKEN\",\"status\":\"enabled\"} | {\"secret\":\"whsec_MASK\",\"status\":\"enabled\"}",
        "whsec_TOKEN+/TOKEN= | whsec_MASKxxMASKx",
        "{\"credits\":5,\"payment_method\" : \"TOKEN\"} | {\"credits\":5,\"payment_method\" : \"MASK\"}",
        "{\"client_secret\":\"pi_TOKEN\",\"a\":{\"password\":\"TOKEN\"}} | {\"client_secret\":\"xxxMASK\",\"a\":{\"password\":\"MASK\"}}",
        "{\"api_key\":\"sk_test_TOKEN\"} | {\"api_key\":\"sk_test_MASK\"}",
        "{\"token\":\"a\\\"TOKEN\"} | {\"token\":\"xxMASK\"}",
        "https://s3.example/a?X-Amz-Credential=TOKEN%2F2026&X-Amz-Signature=TOKEN&X-Amz-Expires=60 | https://s3.example/a?X-Amz-Credential=MASKxxxxxxx&X-Amz-Signature=MASK&X-Amz-Expires=60",
        "{\"url\":\"https://s3.example/a?X-Amz-Security-Token=TOKEN\\u0026X-Amz-Signature=TOKEN\"} | {\"url\":\"https://s3.example/a?X-Amz-Security-Token=MASK\\u0026X-Amz-Signature=MASK\"}",
        "https://store.example/a?sv=1&sig=TOKEN#top | https://store.example/a?sv=1&sig=MASK#top",
        "https://user:TOKEN@hooks.example/in | https://xxxxxMASK@hooks.example/in",
        "PUT /api/v2/upload/single-file/TOKEN?a=b | PUT /api/v2/upload/single-file/MASK?a=b",
        "{\"upload_url\":\"http://a/api/v2/upload/single-file/TOKEN\",\"b\":1} | {\"upload_url\":\"http://a/api/v2/upload/single-file/MASK\",\"b\":1}",
        "/api/v2/upload/single-file/{upload_token} /api/v2/upload/single-file | /api/v2/upload/single-file/{upload_token} /api/v2/upload/single-file",
        "client_secret=TOKEN&amount=5 | client_secret=MASK&amount=5",
        "{\"former_secret_expires_at\":\"2026-11-29T10:00:00Z\",\"api_key_id\":\"a\"} | {\"former_secret_expires_at\":\"2026-11-29T10:00:00Z\",\"api_key_id\":\"a\"}",
        "{\"next_cursor\":\"TOKEN\",\"id\":\"ast_TOKEN\"} | {\"next_cursor\":\"TOKEN\",\"id\":\"ast_TOKEN\"}",
      })
  void aSecretInATextIsMasked(String text, String masked) {
    assertEquals(filled(masked), secrets.mask(filled(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization | Bearer KEY | Bearer sk_studio_MASK",
        "authorization | TOKEN | MASK",
        "Proxy-Authorization | Basic TOKEN | Basic MASK",
        "Cookie | session=TOKEN | xxxxxxxxMASK",
        "set-cookie | session=TOKEN | xxxxxxxxMASK",
        "X-Api-Key | TOKEN | MASK",
        "webhook-signature | v1,TOKEN | xxxMASK",
        "Location | https://s3.example/a?X-Amz-Signature=TOKEN | https://s3.example/a?X-Amz-Signature=MASK",
        "Upload-Metadata | key KEY | key sk_studio_MASK",
        "Idempotency-Key | TOKEN | TOKEN",
        "WWW-Authenticate | Bearer | Bearer",
      })
  void aSecretInAHeaderIsMasked(String name, String value, String masked) {
    assertEquals(Map.of(name, filled(masked)), secrets.maskHeaders(Map.of(name, filled(value))));
    assertEquals(
        Map.of(name, List.of(filled(masked))),
        secrets.maskHeaderLists(Map.of(name, List.of(filled(value)))));
  }

  @Test
  void aSecretMayBeLong() {
    var secret = "\\\"y".repeat(100_000);
    assertEquals(
        "{\"token\":\"" + "x".repeat(200_000) + "\"}",
        secrets.mask("{\"token\":\"" + secret + "\"}"));
  }

  @Test
  void noPlaceOfAnExchangeShowsASecret(@TempDir Path folder) throws Exception {
    var body = Body.of(("{\"secret\":\"" + KEY + "\"}").getBytes(StandardCharsets.UTF_8));
    var exchange =
        new Exchange(
            "SomeTest",
            new Outcome("studio", "listStudioProjects", 200, Outcome.SUCCESS),
            List.of("the header X-Key: " + KEY + " is not declared"),
            new Exchange.Request(
                "GET",
                "/v1/projects?token=" + TOKEN,
                Map.of("Authorization", "Bearer " + KEY),
                body),
            new Exchange.Response(200, Map.of("x-key", List.of(KEY)), body));
    var file = folder.resolve("exchanges.jsonl");
    new ExchangeLog(file).add(exchange.masked(secrets));
    assertFalse(Files.readString(file).contains(TOKEN), Files.readString(file));
  }

  private static String filled(String text) {
    return text.replace("KEY", KEY)
        .replace("TOKEN", TOKEN)
        .replace("MASK", "x".repeat(TOKEN.length()));
  }
}
