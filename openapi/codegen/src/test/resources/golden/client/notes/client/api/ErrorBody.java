package notes.client.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an error body, wherever its family puts them.
 *
 * @param code the code, empty in a family without codes
 * @param message what the server says to people
 * @param details what holds the properties of the details
 * @param root the whole body
 */
public record ErrorBody(String code, String message, JsonNode details, JsonNode root) {

  /** Returns the details. */
  public <T> T details(Class<T> type) throws UndeclaredResponse {
    try {
      T value = Json.MAPPER.treeToValue(details, type);
      if (value == null) {
        throw new UndeclaredResponse("The error carries no details.");
      }
      return value;
    } catch (JsonProcessingException unreadable) {
      throw new UndeclaredResponse(
          "The details are not as declared: " + unreadable.getOriginalMessage());
    }
  }

  /** Returns what the body must have at a JSON pointer. */
  public <T> T required(String pointer, Class<T> type) throws UndeclaredResponse {
    T value = optional(pointer, type);
    if (value == null) {
      throw new UndeclaredResponse("The body has nothing at " + pointer + ".");
    }
    return value;
  }

  /** Returns what the body may have at a JSON pointer. */
  public <T> @Nullable T optional(String pointer, Class<T> type) throws UndeclaredResponse {
    JsonNode value = root.at(JsonPointer.compile(pointer));
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    try {
      return Json.MAPPER.treeToValue(value, type);
    } catch (JsonProcessingException unreadable) {
      throw new UndeclaredResponse(
          "What the body has at "
              + pointer
              + " is not as declared: "
              + unreadable.getOriginalMessage());
    }
  }
}
