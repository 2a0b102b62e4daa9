package dev.callsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.MDC;

/** What the log does to the messages of others, as it is configured. */
@Isolated
final class LogTest {
  /** More than may wait to be written. */
  private static final int LINES = 5000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "sk_film_0123456789ABCDEFGHIJabcdefghij012345";
  private static final String ID = "req_01jd3v8k5m9q2r7t4w6y8z0abc";

  @Test
  void aKeyInAMessageOfOthersIsMasked() throws Exception {
    var line =
        logged(
            "org.example",
            "INFO",
            logger -> logger.warn("{}, {}, {}", KEY, "whsec_" + "a+/1".repeat(11) + "=", ID));
    assertEquals("sk_film_****, whsec_****, " + ID, line.path("message").asText());
  }

  @Test
  void aUrlLosesItsUserAndItsQuery() throws Exception {
    var line =
        logged(
            "dev.callsheet.film",
            "INFO",
            logger ->
                logger.error(
                    "Failed",
                    new IllegalStateException(
                        "no answer from https://me:word@films.example/a.mp4?sig=c2Vj%3D&x=1 now")));
    assertEquals("Failed", line.path("message").asText());
    assertTrue(
        line.path("stack_trace")
            .asText()
            .contains("no answer from https://****@films.example/a.mp4?**** now"),
        line::toString);
  }

  @Test
  void librariesTellNoDetailsWhateverTheLevelIs() throws Exception {
    assertTrue(logged("io.micronaut.http", "TRACE", logger -> logger.debug("GET /x")).isEmpty());
    assertFalse(logged("dev.callsheet.film", "TRACE", logger -> logger.trace("a step")).isEmpty());
    assertTrue(logged("io.micronaut.http", "ERROR", logger -> logger.warn("odd")).isEmpty());
  }

  @Test
  void noLineIsLostBetweenWritingAndTheEnd() throws Exception {
    var lines =
        written(
                "org.example",
                "INFO",
                logger -> IntStream.range(0, LINES).forEach(number -> logger.info("{}", number)))
            .lines()
            .toList();
    assertEquals(LINES, lines.size());
    for (int number = 0; number < LINES; number++) {
      assertEquals(
          Integer.toString(number), JSON.readTree(lines.get(number)).path("message").asText());
    }
  }

  private static JsonNode logged(String name, String level, Consumer<Logger> use) throws Exception {
    return JSON.readTree(written(name, level, use));
  }

  private static String written(String name, String level, Consumer<Logger> use) throws Exception {
    var context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    context.putProperty("CALLSHEET_LOG_LEVEL", level);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    var written = new ByteArrayOutputStream();
    var standard = System.out;
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
      use.accept(context.getLogger(name));
      context.stop();
    } finally {
      System.setOut(standard);
    }
    return written.toString(StandardCharsets.UTF_8);
  }
}
