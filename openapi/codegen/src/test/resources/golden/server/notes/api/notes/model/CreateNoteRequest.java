package notes.api.notes.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.callsheet.kernel.contract.CodePoints;
import dev.callsheet.kernel.contract.FieldCode;
import dev.callsheet.kernel.contract.RefusesNull;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A note to create.
 *
 * @param title The title.
 * @param stars How good it is.
 * @param color Its colour.
 * @param source Where it comes from.
 * @param tags Words to find it by.
 * @param labels Anything else.
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateNoteRequest(
    @JsonProperty("title") @NotNull @FieldCode(missing = "invalid") @CodePoints(min = 1, max = 80) @Pattern(regexp = "[\\s\\S]*(?:\\S)[\\s\\S]*") String title,
    @JsonProperty("stars") @NotNull @Min(0L) @Max(5L) Integer stars,
    @JsonProperty("color") @RefusesNull Color color,
    @JsonProperty("source") @RefusesNull @Nullable URI source,
    @JsonProperty("tags") @RefusesNull @Size(max = 10) @Nullable List<@CodePoints(min = 1, max = 20) @NotNull String> tags,
    @JsonProperty("labels") @RefusesNull @Size(max = 5) @Nullable Map<String, @CodePoints(max = 40) @NotNull String> labels) {
  public CreateNoteRequest {
    if (color == null) {
      color = Color.YELLOW;
    }
  }
}
