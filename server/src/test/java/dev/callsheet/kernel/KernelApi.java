package dev.callsheet.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.callsheet.api.studio.model.SubtitleFormat;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.contract.CodePoints;
import dev.callsheet.kernel.contract.ContractRoute;
import dev.callsheet.kernel.contract.DeclaredResponse;
import dev.callsheet.kernel.contract.FieldCode;
import dev.callsheet.kernel.contract.FilePart;
import dev.callsheet.kernel.contract.FormBody;
import dev.callsheet.kernel.contract.MaxBytes;
import dev.callsheet.kernel.contract.MultipleOf;
import dev.callsheet.kernel.contract.OptionalParameter;
import dev.callsheet.kernel.contract.RequestCaller;
import dev.callsheet.kernel.contract.UniqueItems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations in the shape that the generator gives them. */
interface KernelApi {
  @Post("/v1/kernel")
  @Consumes("application/json")
  @Produces(MediaType.ALL)
  @ContractRoute("createStudioProject")
  DeclaredResponse create(
      @RequestCaller Caller caller,
      @Header("Idempotency-Key") @OptionalParameter @Nullable @Size(max = 10) String idempotencyKey,
      @Body @Valid Album request);

  @Post("/v1/kernel-song")
  @Consumes("application/json")
  @Produces(MediaType.ALL)
  @ContractRoute("createStudioProject")
  DeclaredResponse sing(@RequestCaller Caller caller, @Body @Valid Song request);

  /** JSON of which two properties are answered with codes of their own. */
  @Introspected
  record Song(
      @JsonProperty("song_name")
          @NotNull
          @FieldCode(missing = "payload_too_large")
          @Pattern(regexp = ".*\\S.*")
          @Size(max = 5)
          String songName,
      @JsonProperty("singers") @NotNull @FieldCode(invalid = "conflict") @Size(min = 1, max = 2)
          List<@CodePoints(max = 3) String> singers,
      @JsonProperty("year") @Nullable @Max(9) Integer year) {}

  @Get("/v1/kernel")
  @Produces(MediaType.ALL)
  @ContractRoute("listStudioProjects")
  DeclaredResponse list(
      @RequestCaller Caller caller,
      @QueryValue("limit") @OptionalParameter @Nullable @Max(100) Integer limit,
      @QueryValue("behave") @OptionalParameter @Nullable String behave,
      @QueryValue("format") @OptionalParameter @Nullable SubtitleFormat format);

  @Get("/v1/kernel/{item_id}")
  @Produces(MediaType.ALL)
  @ContractRoute("getRender")
  DeclaredResponse get(
      @RequestCaller Caller caller,
      @PathVariable("item_id") @Pattern(regexp = "itm_[a-z]+") String itemId);

  @Get("/v1/kernel-file")
  @Produces(MediaType.ALL)
  @ContractRoute("downloadRender")
  DeclaredResponse download(
      @RequestCaller Caller caller,
      @QueryValue("behave") @OptionalParameter @Nullable String behave);

  @Patch("/v1/kernel/{item_id}")
  @Consumes("application/offset+octet-stream")
  @Produces(MediaType.ALL)
  @ContractRoute("appendToUpload")
  DeclaredResponse append(
      @RequestCaller Caller caller,
      @PathVariable("item_id") String itemId,
      @Header("Upload-Offset") long uploadOffset,
      @Body InputStream body);

  @Post("/v1/kernel-form")
  @Consumes({"multipart/form-data", "application/x-www-form-urlencoded"})
  @Produces(MediaType.ALL)
  @ContractRoute("createStudioProject")
  DeclaredResponse form(@RequestCaller Caller caller, @FormBody @Valid Cover form);

  /** A form with each kind of field. */
  @Introspected
  record Cover(
      @JsonProperty("picture") @NotNull @MaxBytes(100_000) FilePart picture,
      @JsonProperty("drafts") @Nullable @Size(max = 2) List<FilePart> drafts,
      @JsonProperty("caption") @Nullable @Size(max = 5) String caption,
      @JsonProperty("stars") @Nullable @Max(5) Integer stars,
      @JsonProperty("kind") @Nullable Kind kind,
      @JsonProperty("taken_on") @Nullable LocalDate takenOn,
      @JsonProperty("origin") @Nullable @CodePoints(max = 20) URI origin,
      @JsonProperty("price") @Nullable @MultipleOf("0.25") Double price,
      @JsonProperty("public") @Nullable Boolean publicValue,
      @JsonProperty("tags") @Nullable @UniqueItems List<@CodePoints(max = 3) String> tags,
      @JsonProperty("album") @Nullable @Valid Album album,
      @JsonProperty("medium") @Nullable @Valid Medium medium) {}

  /** One of several. */
  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.EXISTING_PROPERTY,
      property = "medium",
      visible = true)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Paper.class, name = "paper"),
    @JsonSubTypes.Type(value = Audio.class, name = "audio")
  })
  sealed interface Medium permits Paper, Audio {}

  /** A case. */
  @Introspected
  record Paper(@JsonProperty("page_count") @NotNull @Max(9) Integer pageCount) implements Medium {
    @JsonProperty(value = "medium", access = JsonProperty.Access.READ_ONLY)
    public String medium() {
      return "paper";
    }
  }

  /** Another. */
  @Introspected
  record Audio(@JsonProperty("minutes") @NotNull Integer minutes) implements Medium {
    @JsonProperty(value = "medium", access = JsonProperty.Access.READ_ONLY)
    public String medium() {
      return "audio";
    }
  }

  /** A body with everything that can be wrong. */
  @Introspected
  record Album(
      @JsonProperty("album_name") @NotNull @Size(min = 1, max = 5) String albumName,
      @JsonProperty("kind") @Nullable Kind kind,
      @JsonProperty("year") @Nullable Integer year,
      @JsonProperty("released_at") @Nullable Instant releasedAt,
      @JsonProperty("tracks") @Nullable List<@Valid Track> tracks) {}

  /** An element. */
  @Introspected
  record Track(@JsonProperty("track_name") @NotNull @Size(max = 3) String trackName) {}

  /** An enum. */
  enum Kind {
    @JsonProperty("live")
    LIVE,
    @JsonProperty("studio")
    STUDIO
  }
}
