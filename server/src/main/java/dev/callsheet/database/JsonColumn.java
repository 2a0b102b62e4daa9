package dev.callsheet.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The JSON in the columns of tables: ours alone, so independent of the API's. What is null is left
 * out.
 */
public final class JsonColumn {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          // Numbers of nobody's type keep their digits.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonColumn() {}

  /**
   * Returns the JSON of a value.
   *
   * @throws IllegalStateException when the value has no JSON
   */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException exception) {
      throw unreadable(exception);
    }
  }

  /**
   * Returns the value that was written.
   *
   * @throws IllegalStateException when it is not of the type
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException exception) {
      throw unreadable(exception);
    }
  }

  /**
   * Returns the value that was written.
   *
   * @throws IllegalStateException when it is not of the type
   */
  public static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException exception) {
      throw unreadable(exception);
    }
  }

  /** Without the cause, which would pass for a failure to read the request. */
  private static IllegalStateException unreadable(JsonProcessingException exception) {
    return new IllegalStateException("A column's JSON: " + exception.getMessage());
  }
}
