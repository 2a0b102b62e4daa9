package dev.callsheet.media.inspection;

/** How bright the light is that a picture's numbers stand for. */
public enum DynamicRange {
  /** Standard dynamic range. */
  SDR,
  /** High dynamic range as broadcasts and phones have it (BT.2100 HLG). */
  HLG,
  /** High dynamic range in absolute light (BT.2100 PQ), such as HDR10. */
  PQ
}
