package notes.client.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;

/**
 * How this client reads and writes JSON: what a newer server adds is ignored, what the contract
 * requires is required.
 */
public final class Json {

  /** Reads and writes the models. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule("uris").addSerializer(new AsciiUris()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  /**
   * Returns a property that must be there and a text.
   *
   * @throws JsonProcessingException where it is not
   */
  public static String text(JsonNode object, String property) throws JsonProcessingException {
    JsonNode value = object.path(property);
    if (!value.isTextual()) {
      throw MismatchedInputException.from(
          null, String.class, "The property " + property + " is missing or no text.");
    }
    return value.textValue();
  }

  /** Writes URIs as RFC 3986 has them, of ASCII alone. */
  private static final class AsciiUris extends ToStringSerializerBase {
    private static final long serialVersionUID = 1;

    AsciiUris() {
      super(URI.class);
    }

    @Override
    public String valueToString(Object uri) {
      return ((URI) uri).toASCIIString();
    }
  }
}
