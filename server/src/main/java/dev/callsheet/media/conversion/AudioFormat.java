package dev.callsheet.media.conversion;

/** The formats that audio is converted to. */
public enum AudioFormat {
  /** MP3. */
  MP3("mp3", "audio/mpeg"),
  /** AAC in an MP4 file. */
  AAC("m4a", "audio/mp4"),
  /** Opus in an Ogg file. */
  OPUS("opus", "audio/ogg"),
  /** Lossless. */
  FLAC("flac", "audio/flac"),
  /** 16 bit PCM. */
  WAV("wav", "audio/wav");

  private final String extension;
  private final String mediaType;

  AudioFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** How the names of such files end, without the dot. */
  public String extension() {
    return extension;
  }

  /** The media type of such files. */
  public String mediaType() {
    return mediaType;
  }
}
