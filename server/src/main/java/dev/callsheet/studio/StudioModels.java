package dev.callsheet.studio;

import dev.callsheet.api.studio.model.FieldError;
import dev.callsheet.api.studio.model.ValidationDetails;
import dev.callsheet.api.studio.model.WorkFailure;
import dev.callsheet.api.studio.model.WorkFailureReason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What several features of this family say alike, as the contract writes it. */
public final class StudioModels {
  /** Says of any resource that it is not there, or not the caller's. */
  public static final String NOT_FOUND = "There is no such resource.";

  /** Says of a project named in a request that it is not there, or not the caller's. */
  public static final String NO_PROJECT = "There is no such project.";

  /** Says why nothing new can be brought. */
  public static final String NO_CREDITS = "The credit balance is at or below zero. Top up first.";

  private StudioModels() {}

  /** Says how many bytes a recording may have. */
  public static String tooLarge(long maxBytes) {
    return "A file may have at most " + maxBytes + " bytes.";
  }

  /** One field that is not valid. */
  public static ValidationDetails invalid(String field, String message) {
    return new ValidationDetails(List.of(new FieldError(field, message)));
  }

  /** What a cut or a render can come to, whose asset was prepared before. */
  public static @Nullable WorkFailure workFailure(@Nullable FailureReason reason) {
    return reason == null
        ? null
        : new WorkFailure(
            switch (reason) {
              case NOT_MEDIA, CORRUPT -> WorkFailureReason.CORRUPT;
              case UNSUPPORTED -> WorkFailureReason.UNSUPPORTED;
              case LIMIT_EXCEEDED -> WorkFailureReason.LIMIT_EXCEEDED;
              case NO_AUDIO, TOO_LONG, UPLOAD_EXPIRED, UPLOAD_TERMINATED, INTERNAL ->
                  WorkFailureReason.INTERNAL;
            },
            reason.message());
  }

  /** The state as the contract spells it, for messages. */
  public static String words(WorkState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
