package dev.callsheet.clips.choice;

/** The kinds of moments that are looked for. */
public enum MomentType {
  LOUDEST,
  QUIETEST,
  SCENE_CHANGE,
  SPEECH
}
