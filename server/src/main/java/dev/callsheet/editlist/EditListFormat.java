package dev.callsheet.editlist;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A file format for edit lists. All are written in UTF-8 without a byte order mark.
 *
 * <p>EDL, FCPXML and Premiere XML know only the usual rates (23.976, 24, 25, 29.97, 30, 47.952, 48,
 * 50, 59.94 and 60). A source at another rate, or at a variable one, is counted at the lowest of
 * them that is a whole multiple of its own, or else at the nearest, so that a cut may be off by
 * half a frame there; OTIO, CSV and JSON are exact.
 *
 * <p>EDL, FCPXML, Premiere XML and OTIO count the source from the timecode in it, or from zero
 * where there is none. Timecode at 29.97 and 59.94 is drop-frame unless that of the source is not.
 *
 * <p>Every sound track of the source is in the list. A timeline has one sample rate, that of the
 * first; the others keep theirs where the format describes the media.
 */
public enum EditListFormat {
  /**
   * CMX 3600: at most 999 events, reels of 8 characters. Record timecode starts at one hour.
   * Audio-only sources are counted at 30 frames a second. Of the channels of all sound tracks
   * together it names the first four.
   */
  EDL("text/plain;charset=utf-8", "edl"),
  /** Final Cut Pro XML 1.10: an audio component for each sound track. Needs video. */
  FCPXML("application/xml", "fcpxml"),
  /** The XML (xmeml 4) that Premiere Pro and Resolve import: a track for each audio channel. */
  PREMIERE_XML("application/xml", "xml"),
  /**
   * OpenTimelineIO's JSON: a track for each sound track. Audio-only sources are counted in samples
   * of the first.
   */
  OTIO("application/vnd.pixar.opentimelineio+json", "otio"),
  /** Comma-separated values (RFC 4180) with a header row; times in seconds. */
  CSV("text/csv;charset=utf-8", "csv"),
  /** The list as plain JSON; times in microseconds. */
  JSON("application/json", "json");

  private final String mediaType;
  private final String fileExtension;

  EditListFormat(String mediaType, String fileExtension) {
    this.mediaType = mediaType;
    this.fileExtension = fileExtension;
  }

  /** The media type to send it under. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual end of a file name, without the dot. */
  public String fileExtension() {
    return fileExtension;
  }

  /** Why the list cannot be written in this format; empty if it can. */
  public Optional<Unavailable> unavailable(EditList edit) {
    return switch (this) {
      case EDL -> EdlWriter.unavailable(edit);
      case FCPXML ->
          edit.source().video() == null
              ? Optional.of(new Unavailable.VideoRequired())
              : Optional.empty();
      case PREMIERE_XML -> PremiereXmlWriter.unavailable(edit);
      case OTIO -> OtioWriter.unavailable(edit);
      case CSV, JSON -> Optional.empty();
    };
  }

  /**
   * Writes the list, and leaves the stream open.
   *
   * @throws IllegalArgumentException if the format is {@link #unavailable} for the list
   */
  public void write(EditList edit, OutputStream output) throws IOException {
    unavailable(edit)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(this + " is unavailable: " + reason);
            });
    switch (this) {
      case EDL -> EdlWriter.write(edit, output);
      case FCPXML -> FcpxmlWriter.write(edit, output);
      case PREMIERE_XML -> PremiereXmlWriter.write(edit, output);
      case OTIO -> OtioWriter.write(edit, output);
      case CSV -> CsvWriter.write(edit, output);
      case JSON -> JsonWriter.write(edit, output);
    }
  }
}
