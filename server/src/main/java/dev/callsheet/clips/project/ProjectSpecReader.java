package dev.callsheet.clips.project;

import dev.callsheet.api.clips.model.CreateClipsRequest;
import dev.callsheet.api.clips.model.FindMomentsRequest;
import dev.callsheet.clips.choice.MomentType;
import dev.callsheet.clips.choice.ProjectSpec;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a project is asked for and checks what a schema cannot say. */
final class ProjectSpecReader {
  private ProjectSpecReader() {}

  /** What came of reading a request. */
  sealed interface Reading {
    /** Of an uploaded source. */
    record OfIdentity(ProjectSpec spec, String identity) implements Reading {}

    /** Of a source to fetch. */
    record OfUrl(ProjectSpec spec, URI videoUrl) implements Reading {}

    record Invalid(String message) implements Reading {}
  }

  static Reading read(CreateClipsRequest request) {
    if (request.minClipMs() > request.maxClipMs()) {
      return new Reading.Invalid("min_clip_ms must not be greater than max_clip_ms");
    }
    var spec =
        new ProjectSpec.Highlights(request.minClipMs(), request.maxClipMs(), request.maxClips());
    return read(spec, request.identity(), request.videoUrl());
  }

  static Reading read(FindMomentsRequest request) {
    var kinds = request.kinds();
    var types =
        kinds == null
            ? List.copyOf(Arrays.asList(MomentType.values()))
            : kinds.stream().map(ProjectModels::type).distinct().toList();
    return read(
        new ProjectSpec.Moments(types, request.maxMoments()),
        request.identity(),
        request.videoUrl());
  }

  private static Reading read(ProjectSpec spec, @Nullable String identity, @Nullable URI videoUrl) {
    if (identity != null && videoUrl == null) {
      return new Reading.OfIdentity(spec, identity);
    }
    if (videoUrl != null && identity == null) {
      return new Reading.OfUrl(spec, videoUrl);
    }
    return new Reading.Invalid("Exactly one of identity and video_url is required");
  }
}
