package dev.callsheet.media.render;

/** The file formats that a recording is rendered to, and what goes into each. */
public enum RenderFormat {
  /** H.264 and AAC, ready to stream. */
  MP4("video/mp4", true),
  /** H.264 and AAC in a QuickTime file. */
  MOV("video/quicktime", true),
  /** VP9 and Opus. */
  WEBM("video/webm", true),
  /** AAC. */
  M4A("audio/mp4", false),
  /** MP3 of variable bit rate. */
  MP3("audio/mpeg", false),
  /** 16 bit PCM. */
  WAV("audio/wav", false);

  private final String mediaType;
  private final boolean video;

  RenderFormat(String mediaType, boolean video) {
    this.mediaType = mediaType;
    this.video = video;
  }

  /** The media type of the rendered file. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether the format shows pictures. */
  public boolean video() {
    return video;
  }
}
