package dev.callsheet.media.inspection;

/** What a file is to people. */
public enum Medium {
  /** Pictures in time, with or without sound. */
  VIDEO,
  /** Sound alone; a cover picture does not count. */
  AUDIO,
  /** One picture, or several of an animation without sound, such as a GIF. */
  IMAGE,
  /** Text in time, such as SRT. */
  SUBTITLES
}
