package dev.callsheet.media.colour;

import dev.callsheet.media.info.MediaInfo.VideoStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The filters that scale pictures of any colours to square-pixelled SDR in 4:2:0, with tags that
 * are true. SDR in YUV stays what it is, but for the range of its numbers.
 */
public final class SdrFilters {
  private static final String BT709_TAGS =
      ",setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv";

  private static final int LEAST_HD_WIDTH = 1280;
  private static final int MOST_SD_HEIGHT = 576;

  private final VideoStream video;
  private final @Nullable String table;

  private SdrFilters(VideoStream video, @Nullable String table) {
    this.video = video;
    this.table = table;
  }

  /**
   * The filters for a video, and the table that they read if it takes one.
   *
   * @param table where to write the table; its name, in the folder in which ffmpeg runs, must have
   *     no character that means something to a filter
   */
  public static SdrFilters of(VideoStream video, Path table) throws IOException {
    var colours = video.colours();
    if (colours == null || !colours.beyondBt709()) {
      return new SdrFilters(video, null);
    }
    new ColourTable(colours).write(table);
    return new SdrFilters(video, table.getFileName().toString());
  }

  /** For video: BT.709 of limited range where colours are converted. */
  public String video(int width, int height) {
    if (table != null) {
      return scaled(width, height, "bicubic")
          + throughTable(table)
          + ",scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
          + BT709_TAGS;
    }
    var size = "scale=" + width + ':' + height + ":flags=bicubic:out_range=tv";
    return isRgb()
        ? size + ":out_color_matrix=bt709,setsar=1,format=yuv420p,setparams=colorspace=bt709"
        : size + ",setsar=1,format=yuv420p";
  }

  /** For video that is in BT.709 of limited range whatever it was. */
  public String bt709(int width, int height) {
    if (table != null) {
      return video(width, height);
    }
    var colours = video.colours();
    boolean guessed = !isRgb() && (colours == null || colours.matrix() == null);
    return "scale="
        + width
        + ':'
        + height
        + ":flags=bicubic:out_range=tv:out_color_matrix=bt709"
        + (guessed ? ":in_color_matrix=" + usualMatrix() : "")
        + ",setsar=1,format=yuv420p"
        + BT709_TAGS;
  }

  /** What pictures are in that do not say it: as players take it, by their size. */
  private String usualMatrix() {
    int longer = Math.max(video.width(), video.height());
    int shorter = Math.min(video.width(), video.height());
    return longer >= LEAST_HD_WIDTH || shorter > MOST_SD_HEIGHT ? "bt709" : "bt601";
  }

  /** For JPEG, whose readers take the matrix of BT.601 and the full range for granted. */
  public String still(int width, int height) {
    var jpeg = "out_color_matrix=bt601:out_range=pc";
    return table == null
        ? "scale=" + width + ':' + height + ":flags=bilinear:" + jpeg + ",setsar=1,format=yuvj420p"
        : scaled(width, height, "bilinear")
            + throughTable(table)
            + ",scale="
            + jpeg
            + ",format=yuvj420p";
  }

  /** For pictures in sRGB that are worked on as they are. */
  public String rgb(int width, int height) {
    return table == null
        ? "scale="
            + width
            + ':'
            + height
            + ":flags=lanczos+accurate_rnd+full_chroma_int:out_range=pc,setsar=1,format=rgb24"
        : scaled(width, height, "lanczos") + throughTable(table) + ",format=rgb24";
  }

  private String scaled(int width, int height, String flags) {
    var matrix = matrix();
    return "scale="
        + width
        + ':'
        + height
        + ":flags="
        + flags
        + ":out_range=pc"
        + (matrix == null ? "" : ":in_color_matrix=" + matrix)
        + ",setsar=1,format=gbrp12";
  }

  private static String throughTable(String table) {
    return ",lut3d=file=" + table + ":interp=tetrahedral";
  }

  /** How YUV is read; {@code null} where the frames say it themselves. */
  private @Nullable String matrix() {
    var colours = video.colours();
    if (colours == null || isRgb()) {
      return null;
    }
    if (colours.matrix() != null) {
      return colours.matrix().startsWith("bt2020") ? "bt2020" : null;
    }
    return colours.p3() ? "bt709" : "bt2020";
  }

  private boolean isRgb() {
    var colours = video.colours();
    return (colours != null && "gbr".equals(colours.matrix()))
        || video.pixelFormat().matches("(x2)?(gbr|rgb|bgr|argb|abgr|0rgb|0bgr|pal8).*");
  }
}
