package dev.callsheet.media.info;

/**
 * That the even and the odd lines of pictures may be of two moments, as television cameras take
 * them.
 *
 * @param width of the pictures as they are stored
 * @param height of the pictures as they are stored
 * @param marked whether each picture says itself if it is such a one; otherwise all of them are
 * @param topFirst whether the topmost line is of the earlier moment, where pictures do not say it
 */
public record Fields(int width, int height, boolean marked, boolean topFirst) {

  /**
   * The filters that make a picture of one moment of each. Whatever the pictures' size becomes
   * midway, the second of them sees the same, for it compares each with its neighbours.
   */
  public String deinterlacing() {
    return "scale=%d:%d:interl=-1,bwdif=mode=send_frame:parity=%s:deint=%s"
        .formatted(
            width,
            height,
            marked ? "auto" : topFirst ? "tff" : "bff",
            marked ? "interlaced" : "all");
  }
}
