package dev.callsheet.studio;

/** Where the subtitles of an asset came from. */
enum SubtitleOrigin {
  SRT,
  VTT,
  EMBEDDED
}
