package dev.callsheet.clips.source;

import dev.callsheet.api.clips.model.Source;
import dev.callsheet.api.clips.model.UploadedSource;
import dev.callsheet.clips.ClipModels;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;

/** Sources as the contract writes them. */
final class SourceModels {
  private SourceModels() {}

  static Source source(Sources.Announced announced, Function<String, URI> urls) {
    return new Source(
        announced.source().id(),
        urls.apply("/api/v2/upload/single-file/" + announced.secret()),
        announced.source().expiresAt());
  }

  static UploadedSource uploaded(StoredSource source) {
    var recording = source.recording();
    return new UploadedSource(
        source.id(),
        source.filename(),
        Objects.requireNonNull(source.sizeBytes()),
        SourceFiles.units(recording),
        ClipModels.video(recording),
        source.expiresAt());
  }
}
