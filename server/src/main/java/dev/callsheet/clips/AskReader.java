package dev.callsheet.clips;

import dev.callsheet.api.clips.model.CreateClipsRequest;
import dev.callsheet.api.clips.model.FindMomentsRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a project is asked for and checks what a schema cannot say. */
final class AskReader {
  private AskReader() {}

  /** What came of reading a request. */
  sealed interface Reading {
    /** Of an uploaded source. */
    record OfIdentity(Ask ask, String identity) implements Reading {}

    /** Of a source to fetch. */
    record OfUrl(Ask ask, URI videoUrl) implements Reading {}

    record Invalid(String message) implements Reading {}
  }

  static Reading read(CreateClipsRequest request) {
    if (request.minClipMs() > request.maxClipMs()) {
      return new Reading.Invalid("min_clip_ms must not be greater than max_clip_ms");
    }
    var ask = new Ask.Highlights(request.minClipMs(), request.maxClipMs(), request.maxClips());
    return read(ask, request.identity(), request.videoUrl());
  }

  static Reading read(FindMomentsRequest request) {
    var kinds = request.kinds();
    var types =
        kinds == null
            ? List.copyOf(Arrays.asList(MomentType.values()))
            : kinds.stream().map(ClipModels::type).distinct().toList();
    return read(
        new Ask.Moments(types, request.maxMoments()), request.identity(), request.videoUrl());
  }

  private static Reading read(Ask ask, @Nullable String identity, @Nullable URI videoUrl) {
    if (identity != null && videoUrl == null) {
      return new Reading.OfIdentity(ask, identity);
    }
    if (videoUrl != null && identity == null) {
      return new Reading.OfUrl(ask, videoUrl);
    }
    return new Reading.Invalid("Exactly one of identity and video_url is required");
  }
}
