package dev.callsheet.media.inspection;

/** Something about a file that programs and people often do not expect, though it can be read. */
public enum Oddity {
  /** {@code rotated}. */
  ROTATED("The pictures are stored turned or mirrored; a mark says how to show them."),
  /** {@code non_square_pixels}. */
  NON_SQUARE_PIXELS("The pixels are not square."),
  /** {@code variable_frame_rate}. */
  VARIABLE_FRAME_RATE("The frame rate is not constant."),
  /** {@code interlaced}. */
  INTERLACED("The pictures are interlaced, or may be."),
  /** {@code high_dynamic_range}. */
  HIGH_DYNAMIC_RANGE("The pictures are of high dynamic range."),
  /** {@code wide_gamut}. */
  WIDE_GAMUT("The colours go beyond those of BT.709 and sRGB."),
  /** {@code unusual_pixel_format}. */
  UNUSUAL_PIXEL_FORMAT("The pixel format is not 8 bit 4:2:0, so some players do not show it."),
  /** {@code odd_sides}. */
  ODD_SIDES("A side has an odd number of pixels, which most video encoders cannot keep."),
  /** {@code unusual_codec}. */
  UNUSUAL_CODEC("Not every web browser plays one of the codecs."),
  /** {@code unusual_container}. */
  UNUSUAL_CONTAINER("Web browsers do not play this kind of container."),
  /** {@code index_at_end}. */
  INDEX_AT_END("The index lies at the end, so playing cannot begin before all is loaded."),
  /** {@code several_video_tracks}. */
  SEVERAL_VIDEO_TRACKS("There are several video tracks; the preferred one is used."),
  /** {@code several_audio_tracks}. */
  SEVERAL_AUDIO_TRACKS("There are several audio tracks; the preferred one is used unless asked."),
  /** {@code surround}. */
  SURROUND("The sound has more than two channels."),
  /** {@code unknown_channel_layout}. */
  UNKNOWN_CHANNEL_LAYOUT("The file does not say which channels the sound has."),
  /** {@code cover_picture}. */
  COVER_PICTURE("A cover picture is attached to the sound."),
  /** {@code late_start}. */
  LATE_START("A track begins later than the file does."),
  /** {@code negative_start}. */
  NEGATIVE_START("The time stamps begin before zero."),
  /** {@code uneven_ends}. */
  UNEVEN_ENDS("Sound and picture end more than half a second apart."),
  /** {@code mended_times}. */
  MENDED_TIMES("Time stamps jump, start again or are missing, and were mended."),
  /** {@code wrong_length}. */
  WRONG_LENGTH("The header tells another length than the file has."),
  /** {@code no_length}. */
  NO_LENGTH("The header tells no length."),
  /** {@code holes}. */
  HOLES("There are stretches in which nothing lies in the file."),
  /** {@code truncated}. */
  TRUNCATED("The file ends in the middle of its data."),
  /** {@code timecode}. */
  TIMECODE("The file carries a timecode that does not begin at zero."),
  /** {@code animated}. */
  ANIMATED("The image has several frames."),
  /** {@code colour_profile}. */
  COLOUR_PROFILE("The image has a colour profile other than sRGB."),
  /** {@code cmyk}. */
  CMYK("The image is in the colours of print."),
  /** {@code not_utf_8}. */
  NOT_UTF_8("The text is not in UTF-8."),
  /** {@code overlapping_cues}. */
  OVERLAPPING_CUES("Cues overlap or are out of order."),
  /** {@code styled_text}. */
  STYLED_TEXT("The subtitles have styles and positions, which SRT and WebVTT do not keep.");

  private final String sentence;

  Oddity(String sentence) {
    this.sentence = sentence;
  }

  /** What is odd, for people. */
  public String sentence() {
    return sentence;
  }
}
