package dev.callsheet.tasks.workflow;

import java.util.Locale;

/** What a condition can be about. */
public enum Field {
  /** What it is: video, audio, image or subtitles. */
  MEDIUM(Type.TEXT),
  /** The container, as the probe names it. */
  CONTAINER(Type.TEXT),
  /** The size of the file. */
  SIZE_BYTES(Type.NUMBER),
  /** How long it plays, in milliseconds. */
  DURATION_MS(Type.NUMBER),
  /** Whether there is a moving picture. */
  HAS_VIDEO(Type.TRUTH),
  /** Whether there is sound. */
  HAS_AUDIO(Type.TRUTH),
  /** Whether there are subtitles. */
  HAS_SUBTITLES(Type.TRUTH),
  /** As it is shown, in pixels. */
  WIDTH(Type.NUMBER),
  /** As it is shown, in pixels. */
  HEIGHT(Type.NUMBER),
  /** By how many degrees the stored picture is turned to be shown. */
  ROTATION(Type.NUMBER),
  /** Frames in a second. */
  FPS(Type.NUMBER),
  /** Whether all frames are as long as each other. */
  CONSTANT_FRAME_RATE(Type.TRUTH),
  /** Whether the pictures are interlaced. */
  INTERLACED(Type.TRUTH),
  /** Whether the picture has a high dynamic range. */
  HDR(Type.TRUTH),
  /** Whether an image has several frames. */
  ANIMATED(Type.TRUTH),
  /** The codec of the picture. */
  VIDEO_CODEC(Type.TEXT),
  /** The codec of the sound. */
  AUDIO_CODEC(Type.TEXT),
  /** Channels of the sound. */
  CHANNELS(Type.NUMBER),
  /** Samples in a second of the sound. */
  SAMPLE_RATE(Type.NUMBER),
  /** How many files the task made. */
  OUTPUTS(Type.NUMBER),
  /** How many cues its subtitles have. */
  CUES(Type.NUMBER),
  /** How many chapters it found. */
  CHAPTERS(Type.NUMBER),
  /** How loud it is, in LUFS. */
  LOUDNESS_LUFS(Type.NUMBER);

  /** What the values of a field are. */
  public enum Type {
    /** Numbers, which have an order. */
    NUMBER("a number"),
    /** True and false. */
    TRUTH("true or false"),
    /** Texts. */
    TEXT("a text");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** How a message says it. */
    String words() {
      return words;
    }

    boolean has(Object value) {
      return switch (this) {
        case NUMBER -> value instanceof Number;
        case TRUTH -> value instanceof Boolean;
        case TEXT -> value instanceof String;
      };
    }
  }

  private final Type type;

  Field(Type type) {
    this.type = type;
  }

  /** Returns its name, such as {@code duration_ms}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what its values are. */
  public Type type() {
    return type;
  }
}
