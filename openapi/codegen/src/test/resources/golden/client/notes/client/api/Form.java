package notes.client.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields and files of a form; null leaves a field out, a list gives it once for each value. */
public final class Form {

  private record Field(String name, String value) {}

  private final List<Field> fields = new ArrayList<>();
  private final List<BinaryContent.Part> parts = new ArrayList<>();

  /** Begins an empty form. */
  public Form() {}

  /** Adds a field. */
  public Form field(String name, @Nullable Object value) {
    if (value != null) {
      PlainText.each(value)
          .forEach(
              text -> {
                fields.add(new Field(name, text));
                parts.add(BinaryContent.Part.of(name, "text/plain; charset=utf-8", text));
              });
    }
    return this;
  }

  /** Adds a field whose value is JSON. */
  public Form json(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    try {
      String text = Json.MAPPER.writeValueAsString(value);
      fields.add(new Field(name, text));
      parts.add(BinaryContent.Part.of(name, "application/json", text));
      return this;
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("The field " + name + " is not JSON.", unwritable);
    }
  }

  /** Adds a file. */
  public Form file(String name, @Nullable FilePart file) {
    if (file != null) {
      parts.add(
          new BinaryContent.Part(name, file.filename(), file.mediaType(), file.content()));
    }
    return this;
  }

  /** Adds files of one name. */
  public Form files(String name, @Nullable List<FilePart> files) {
    if (files != null) {
      files.forEach(file -> file(name, file));
    }
    return this;
  }

  List<BinaryContent.Part> parts() {
    return List.copyOf(parts);
  }

  byte[] urlEncoded() {
    return fields.stream()
        .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
