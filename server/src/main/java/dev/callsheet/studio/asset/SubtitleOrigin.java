package dev.callsheet.studio.asset;

/** Where the subtitles of an asset came from. */
enum SubtitleOrigin {
  SRT,
  VTT,
  EMBEDDED
}
