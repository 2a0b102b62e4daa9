package dev.callsheet.office.pptx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layouts of the template, 13⅓ by 7½ inches. */
enum Layout {
  TITLE("title", "Title"),
  SECTION("secHead", "Section"),
  CONTENT("obj", "Title and content"),
  TWO_CONTENTS("twoObj", "Title and two contents"),
  PICTURE(null, "Title and picture"),
  TABLE("tbl", "Title and table"),
  CHART("chart", "Title and chart"),
  TITLE_ONLY("titleOnly", "Title only");

  static final double WIDTH = 960;
  static final double HEIGHT = 540;

  /** The room of everything below a title. */
  static final Box BODY = new Box(48, 112, 864, 372);

  private static final Box LEFT = new Box(48, 112, 420, 372);
  private static final Box RIGHT = new Box(492, 112, 420, 372);

  /** The width that a logo takes from titles. */
  private static final double LOGO = 132;

  private final @Nullable String type;
  private final String title;

  Layout(@Nullable String type, String title) {
    this.type = type;
    this.title = title;
  }

  /** A placeholder for what a slide holds besides its title. */
  record Holder(@Nullable String type, int index, String name, Box box) {}

  /** How the format names it; null where it does not. */
  @Nullable String type() {
    return type;
  }

  String title() {
    return title;
  }

  /** Where its part lies. */
  String part() {
    return "/ppt/slideLayouts/slideLayout" + (ordinal() + 1) + ".xml";
  }

  /** The type of its placeholder for the title. */
  String titleType() {
    return switch (this) {
      case TITLE -> "ctrTitle";
      case SECTION, CONTENT, TWO_CONTENTS, PICTURE, TABLE, CHART, TITLE_ONLY -> "title";
    };
  }

  /** Where the title stands. */
  Box titleBox(boolean logo) {
    return switch (this) {
      case TITLE -> new Box(72, 140, 816, 150);
      case SECTION -> new Box(72, 170, 816, 130);
      case CONTENT, TWO_CONTENTS, PICTURE, TABLE, CHART, TITLE_ONLY ->
          new Box(48, 28, logo ? 864 - LOGO : 864, 68);
    };
  }

  /** The size of a title that is not too long, in points. */
  double titleSize() {
    return switch (this) {
      case TITLE -> 44;
      case SECTION -> 38;
      case CONTENT, TWO_CONTENTS, PICTURE, TABLE, CHART, TITLE_ONLY -> 28;
    };
  }

  /** The placeholders below the title, in the order in which a slide fills them. */
  List<Holder> holders() {
    return switch (this) {
      case TITLE -> List.of(new Holder("subTitle", 1, "Subtitle", new Box(72, 312, 816, 110)));
      case SECTION -> List.of(new Holder("body", 1, "Text", new Box(72, 322, 816, 110)));
      case CONTENT -> List.of(new Holder(null, 1, "Content", BODY));
      case TWO_CONTENTS ->
          List.of(new Holder(null, 1, "Content 1", LEFT), new Holder(null, 2, "Content 2", RIGHT));
      case PICTURE -> List.of(new Holder("pic", 13, "Picture", BODY));
      case TABLE -> List.of(new Holder("tbl", 14, "Table", BODY));
      case CHART -> List.of(new Holder("chart", 15, "Chart", BODY));
      case TITLE_ONLY -> List.of();
    };
  }

  /** Whether its slides show their number and the footer. */
  boolean hasFooter() {
    return switch (this) {
      case TITLE, SECTION -> false;
      case CONTENT, TWO_CONTENTS, PICTURE, TABLE, CHART, TITLE_ONLY -> true;
    };
  }
}
