package dev.callsheet.clips;

/** The kinds of moments that are looked for. */
enum MomentType {
  LOUDEST,
  QUIETEST,
  SCENE_CHANGE,
  SPEECH
}
