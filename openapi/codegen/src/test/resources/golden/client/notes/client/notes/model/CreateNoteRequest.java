package notes.client.notes.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import notes.client.api.CodePoints;
import org.jspecify.annotations.Nullable;

/**
 * A note to create.
 * @param title The title.
 * @param stars How good it is.
 * @param color Its colour.
 * @param source Where it comes from.
 * @param tags Words to find it by.
 * @param labels Anything else.
 */
public record CreateNoteRequest(
    @JsonProperty(value = "title", required = true) @NotNull @CodePoints(min = 1, max = 80) @Pattern(regexp = "[\\s\\S]*(?:\\S)[\\s\\S]*") String title,
    @JsonProperty(value = "stars", required = true) @Min(0L) @Max(5L) int stars,
    @JsonProperty("color") @Nullable Color color, @JsonProperty("source") @Nullable URI source,
    @JsonProperty("tags") @Size(max = 10) @Nullable List<String> tags,
    @JsonProperty("labels") @Size(max = 5) @Nullable Map<String, String> labels) {
  /** Returns one with the required components alone. */
  public static CreateNoteRequest of(String title, int stars) {
    return new CreateNoteRequest(title, stars, null, null, null, null);
  }

  /** Returns a copy with this color. */
  public CreateNoteRequest withColor(Color color) {
    return new CreateNoteRequest(title, stars, color, source, tags, labels);
  }

  /** Returns a copy with this source. */
  public CreateNoteRequest withSource(URI source) {
    return new CreateNoteRequest(title, stars, color, source, tags, labels);
  }

  /** Returns a copy with this tags. */
  public CreateNoteRequest withTags(List<String> tags) {
    return new CreateNoteRequest(title, stars, color, source, tags, labels);
  }

  /** Returns a copy with this labels. */
  public CreateNoteRequest withLabels(Map<String, String> labels) {
    return new CreateNoteRequest(title, stars, color, source, tags, labels);
  }
}
