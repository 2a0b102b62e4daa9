package dev.callsheet.kernel.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.callsheet.kernel.contract.DeclaredResponse;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form in which answers and the hashes of requests are stored. */
@Singleton
final class StoredResponseCodec {
  /**
   * An answer as it is stored.
   *
   * @param type name of the record
   * @param components JSON of each component by its name; a cause is for the log and left out
   */
  record Form(String type, Map<String, String> components) {}

  private final ObjectMapper answers;
  private final ObjectMapper requests;

  StoredResponseCodec(ObjectMapper mapper) {
    answers = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    requests =
        mapper
            .copy()
            .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  /** Returns the SHA-256 of the request's canonical JSON, in hexadecimal. */
  String hash(Object request) {
    try {
      return sha256(requests.writeValueAsString(request));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A request cannot be hashed", impossible);
    }
  }

  String write(DeclaredResponse response) {
    var type = response.getClass();
    try {
      var components = new LinkedHashMap<String, String>();
      for (var component : components(type)) {
        if (!isCause(component)) {
          var value = component.getAccessor().invoke(response);
          components.put(component.getName(), answers.writeValueAsString(value));
        }
      }
      return answers.writeValueAsString(new Form(type.getName(), components));
    } catch (JsonProcessingException | IllegalAccessException | InvocationTargetException failure) {
      throw new IllegalStateException(type + " cannot be stored", failure);
    }
  }

  DeclaredResponse read(String stored) {
    try {
      var form = answers.readValue(stored, Form.class);
      var type = Class.forName(form.type()).asSubclass(DeclaredResponse.class);
      var components = components(type);
      var values = new @Nullable Object[components.length];
      for (var index = 0; index < components.length; index++) {
        var json = form.components().get(components[index].getName());
        if (json != null) {
          var componentType = answers.constructType(components[index].getGenericType());
          values[index] = answers.readValue(json, componentType);
        }
      }
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (JsonProcessingException | ReflectiveOperationException failure) {
      // Without the cause, whose message quotes what it could not read.
      throw new IllegalStateException(
          "A stored answer cannot be read: " + failure.getClass().getSimpleName());
    }
  }

  /** Returns the SHA-256 of a text, in hexadecimal. */
  static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has it
    }
  }

  private static RecordComponent[] components(Class<?> type) {
    return type.getRecordComponents();
  }

  private static boolean isCause(RecordComponent component) {
    return Throwable.class.isAssignableFrom(component.getType());
  }
}
