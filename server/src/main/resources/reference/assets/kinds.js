/* The kinds of tasks and their parameters, as the document has them; a test compares the two. */

const choice = (...values) => ({ type: "choice", values });
const truth = () => ({ type: "truth" });
const whole = (minimum, maximum, step = 1) => ({ type: "number", minimum, maximum, step });
const number = (minimum, maximum) => ({ type: "number", minimum, maximum, step: "any" });
const milliseconds = (minimum, maximum = Number.MAX_SAFE_INTEGER) => whole(minimum, maximum);
const colour = () => ({ type: "colour" });
const list = (minimum, maximum) => ({ type: "list", minimum, maximum });
/* A value that the client's library has a type for. */
const named = (java, ...values) => ({ type: "choice", values, java });

const fit = named("Fit", "contain", "cover", "fill");
const quality = whole(1, 100);
const start = milliseconds(0);
const end = milliseconds(1);
const track = whole(1, 64);
const loudness = number(-70, -5);

export const KINDS = {
  video: {
    java: "VideoTask",
    purpose: "Makes a video that plays everywhere.",
    parameters: {
      format: choice("mp4", "webm"),
      width: whole(16, 3840),
      height: whole(16, 3840),
      fit,
      background: colour(),
      quality,
      bitrate: whole(10_000, 100_000_000),
      fps: number(1, 60),
      start_ms: start,
      end_ms: end,
      audio: truth(),
      audio_track: track,
      loudness,
    },
  },
  audio: {
    java: "AudioTask",
    purpose: "Makes a recording of sound, with its waveform if you like.",
    parameters: {
      format: choice("mp3", "aac", "opus", "flac", "wav"),
      peaks: truth(),
      normalize: truth(),
      loudness,
      bitrate: whole(8_000, 512_000),
      sample_rate: whole(8_000, 192_000),
      channels: whole(1, 2),
      start_ms: start,
      end_ms: end,
      audio_track: track,
    },
  },
  image: {
    java: "ImageTask",
    purpose: "Makes an image of another one, or of a moment of a video.",
    parameters: {
      format: choice("jpeg", "png", "webp", "avif", "gif"),
      width: whole(1, 16_384),
      height: whole(1, 16_384),
      widths: list(1, 16_384),
      fit,
      position: named(
        "Position",
        "center",
        "top",
        "bottom",
        "left",
        "right",
        "top_left",
        "top_right",
        "bottom_left",
        "bottom_right",
      ),
      background: colour(),
      quality,
      at_ms: milliseconds(0),
    },
  },
  adaptive_video: {
    java: "AdaptiveVideoTask",
    purpose: "Makes a video in several qualities, between which players choose.",
    folder: true,
    parameters: {
      format: choice("hls", "dash"),
      heights: list(144, 2160),
      segment_ms: { ...milliseconds(1_000, 10_000), step: 1_000 },
    },
  },
  thumbnails: {
    java: "ThumbnailsTask",
    purpose: "Takes pictures of a video, each by itself or on sheets.",
    parameters: {
      format: choice("jpeg", "png", "webp"),
      count: whole(1, 1_000),
      interval_ms: milliseconds(100, 86_400_000),
      scenes: truth(),
      sprite: truth(),
      width: whole(1, 4_096),
      height: whole(1, 4_096),
      quality,
      start_ms: start,
      end_ms: end,
    },
  },
  animation: {
    java: "AnimationTask",
    purpose: "Makes a silent animation of at most a minute.",
    parameters: {
      format: choice("gif", "webp"),
      width: whole(16, 1_920),
      fps: number(1, 50),
      loop: whole(0, 65_535),
      quality,
      start_ms: start,
      end_ms: end,
    },
  },
  subtitles: {
    java: "SubtitlesTask",
    purpose: "Makes subtitles of others, or of a text track.",
    parameters: {
      format: choice("vtt", "srt"),
      track,
      shift_ms: milliseconds(-86_400_000, 86_400_000),
    },
  },
  chapters: {
    java: "ChaptersTask",
    purpose: "Finds chapters by changes of scene.",
    parameters: {
      format: choice("vtt", "json"),
      shortest_ms: milliseconds(1, 86_400_000),
    },
  },
  ingest: {
    java: "IngestTask",
    purpose: "Stores the source and says what it is.",
    parameters: {
      loudness: truth(),
    },
  },
};
