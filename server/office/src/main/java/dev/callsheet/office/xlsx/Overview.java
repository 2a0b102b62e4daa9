package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.document.Anchors;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.theme.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of the first sheet: what the document says, what it draws, and links to its tables, one
 * below the other.
 */
final class Overview {
  /** The digits of a line. */
  static final int LINE = 84;

  private static final int WIDTH_OF_FIGURES = 600;
  private static final int HEIGHT_OF_CHARTS = 360;
  private static final int HEIGHT_OF_PICTURES = 480;
  private static final int HEIGHT_OF_LOGO = 64;
  private static final int DEEPEST = 12;

  /** Some programs take a sign without a direction for one from left to right. */
  private static final String RIGHT_TO_LEFT = "\u200F";

  private final boolean rightToLeft;
  private final String sheet;
  private final int rowsAbove;
  private final Map<Dataset, List<TablePlan>> tables;
  private final List<OverviewRow> rows = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<Entry> headings = new ArrayList<>();
  private final Anchors anchors = new Anchors();
  private boolean newPage;

  private record Entry(int level, String words, String anchor) {}

  /** What a row of a list begins with, and how far it stands from the edge. */
  private record Margin(int indent, CellStyle.Face face, CellStyle.Edge edge) {
    static final Margin NONE = new Margin(0, CellStyle.Face.BODY, CellStyle.Edge.NONE);

    Margin deeper() {
      return new Margin(Math.min(indent + 2, DEEPEST), face, edge);
    }
  }

  /**
   * @param sheet the name of the sheet itself
   */
  Overview(boolean rightToLeft, String sheet, int rowsAbove, Map<Dataset, List<TablePlan>> tables) {
    this.rightToLeft = rightToLeft;
    this.sheet = sheet;
    this.rowsAbove = rowsAbove;
    this.tables = tables;
  }

  /** The rows, from the first below the mark of a test. */
  List<OverviewRow> rows() {
    return rows;
  }

  /** The cells that anchors of headings stand for, as formulas name them. */
  Map<String, String> places() {
    return places;
  }

  /** Lays a document out. */
  void lay(Document document, Theme theme) {
    var logo = theme.logo();
    if (logo != null) {
      add(
          OverviewRow.of(
              Figure.Picture.within(
                  logo, SheetNames.meant(logo.name()), WIDTH_OF_FIGURES, HEIGHT_OF_LOGO)));
    }
    outline(document.blocks(), new Anchors());
    var blocks = document.blocks();
    var title = document.metadata().title();
    if (title != null && !title.isBlank()) {
      boolean first =
          !blocks.isEmpty()
              && blocks.getFirst() instanceof Block.Heading heading
              && Inline.plain(heading.text()).strip().equals(title.strip());
      if (first) {
        place(anchors.next(((Block.Heading) blocks.getFirst()).text()));
        blocks = blocks.subList(1, blocks.size());
      }
      paragraph(RichText.plain(title.strip()), start(CellStyle.of(CellStyle.Face.TITLE)).wrapped());
    }
    var author = document.metadata().author();
    if (author != null && !author.isBlank()) {
      paragraph(
          RichText.plain(author.strip()), start(CellStyle.of(CellStyle.Face.MUTED)).wrapped());
    }
    index();
    blocks(blocks, Margin.NONE);
  }

  private void outline(List<Block> blocks, Anchors anchors) {
    for (var block : blocks) {
      switch (block) {
        case Block.Heading heading -> {
          var anchor = anchors.next(heading.text());
          headings.add(new Entry(heading.level(), Inline.plain(heading.text()), anchor));
        }
        case Block.Listing listing ->
            listing.items().forEach(item -> outline(item.blocks(), anchors));
        case Block.Quotation quotation -> outline(quotation.blocks(), anchors);
        case Block.Notes notes -> outline(notes.blocks(), anchors);
        case Block.Paragraph _,
            Block.Table _,
            Block.Chart _,
            Block.Picture _,
            Block.Code _,
            Block.Contents _,
            Block.PageBreak _,
            Block.Rule _ -> {}
      }
    }
  }

  private void index() {
    for (var plans : tables.values()) {
      for (var plan : plans) {
        plan.sheets().forEach(part -> leading(plan, part, 0));
      }
    }
    if (!tables.isEmpty()) {
      space();
    }
  }

  private void leading(TablePlan plan, SheetPlan part, int indent) {
    var size = " (" + part.rows() + " × " + plan.columns().size() + ")";
    add(
        OverviewRow.of(
                RichText.plain(part.name() + size),
                1,
                start(CellStyle.of(CellStyle.Face.LINK)).indented(indent))
            .leadingTo(CellReference.sheet(part.name()) + "!A1"));
  }

  private void blocks(List<Block> blocks, Margin margin) {
    for (var block : blocks) {
      block(block, margin);
    }
  }

  private void block(Block block, Margin margin) {
    switch (block) {
      case Block.Heading heading -> heading(heading, margin);
      case Block.Paragraph paragraph -> {
        paragraph(RichText.of(paragraph.text()), style(margin));
        space(margin);
      }
      case Block.Listing listing -> {
        listing(listing, margin);
        space(margin);
      }
      case Block.Table table -> {
        for (var plan : tables.getOrDefault(table.data(), List.of())) {
          plan.sheets().forEach(part -> leading(plan, part, margin.indent()));
        }
        space(margin);
      }
      case Block.Chart chart -> {
        add(OverviewRow.of(new Figure.Chart(chart, WIDTH_OF_FIGURES, HEIGHT_OF_CHARTS)));
        space();
      }
      case Block.Picture picture -> {
        add(
            OverviewRow.of(
                Figure.Picture.within(
                    picture.image(), picture.alternative(), WIDTH_OF_FIGURES, HEIGHT_OF_PICTURES)));
        space();
      }
      case Block.Quotation quotation ->
          blocks(
              quotation.blocks(),
              new Margin(
                  Math.max(1, margin.indent()), CellStyle.Face.EMPHASIS, CellStyle.Edge.BESIDE));
      case Block.Code code -> {
        var style =
            CellStyle.of(CellStyle.Face.CODE)
                .with(CellStyle.Fill.TINT)
                .with(CellStyle.Horizontal.LEFT)
                .wrapped();
        code.text().lines().forEach(line -> paragraph(RichText.plain(line), style));
        space(margin);
      }
      case Block.Contents _ -> {
        contents();
        space();
      }
      case Block.PageBreak _ -> newPage = true;
      case Block.Rule _ -> {
        add(OverviewRow.blank(CellStyle.PLAIN.with(CellStyle.Edge.BELOW)));
        space();
      }
      case Block.Notes notes ->
          blocks(
              notes.blocks(),
              new Margin(Math.max(1, margin.indent()), CellStyle.Face.MUTED, CellStyle.Edge.NONE));
    }
  }

  private void heading(Block.Heading heading, Margin margin) {
    place(anchors.next(heading.text()));
    var face =
        switch (heading.level()) {
          case 1 -> CellStyle.Face.HEADING_1;
          case 2 -> CellStyle.Face.HEADING_2;
          default -> CellStyle.Face.HEADING_3;
        };
    paragraph(
        RichText.of(heading.text()), start(CellStyle.of(face)).wrapped().indented(margin.indent()));
  }

  private void place(String anchor) {
    places.put(anchor, CellReference.sheet(sheet) + "!" + CellReference.cell(1, nextRow()));
  }

  private int nextRow() {
    return rowsAbove + rows.size();
  }

  private void listing(Block.Listing listing, Margin margin) {
    int number = listing.start();
    for (var item : listing.items()) {
      var sign = listing.ordered() ? number + ". " : rightToLeft ? RIGHT_TO_LEFT + "• " : "• ";
      number++;
      var blocks = item.blocks();
      var inner = margin.deeper();
      if (!blocks.isEmpty() && blocks.getFirst() instanceof Block.Paragraph paragraph) {
        paragraph(RichText.of(paragraph.text()).after(sign), style(inner));
        blocks = blocks.subList(1, blocks.size());
      } else {
        paragraph(RichText.plain(sign.strip()), style(inner));
      }
      for (var block : blocks) {
        if (block instanceof Block.Paragraph paragraph) {
          paragraph(RichText.of(paragraph.text()), style(inner));
        } else {
          block(block, inner);
        }
      }
    }
  }

  private void contents() {
    for (var entry : headings) {
      var text =
          new RichText(RichText.plain(entry.words()).runs(), Optional.of("#" + entry.anchor()));
      paragraph(
          text,
          start(CellStyle.of(CellStyle.Face.LINK))
              .wrapped()
              .indented(Math.min(entry.level() - 1, DEEPEST)));
    }
  }

  private CellStyle style(Margin margin) {
    return start(CellStyle.of(margin.face()))
        .with(margin.edge())
        .wrapped()
        .indented(margin.indent());
  }

  private CellStyle start(CellStyle style) {
    return style.with(rightToLeft ? CellStyle.Horizontal.FROM_RIGHT : CellStyle.Horizontal.LEFT);
  }

  /** A text, on as many rows as it takes for each of them to be shown as a whole. */
  private void paragraph(RichText text, CellStyle style) {
    int room = LINE - 2 * style.indent();
    int width = Math.max(1, room * CellStyle.Face.BODY.size() / style.face().size());
    for (var part : TextLines.split(text, width)) {
      add(OverviewRow.of(part.text(), part.lines(), style));
    }
  }

  /** Space after a block that stands by itself; those of a list stand close together. */
  private void space(Margin margin) {
    if (margin.indent() <= 1) {
      space();
    }
  }

  private void space() {
    if (!rows.isEmpty() && !isSpace(rows.getLast())) {
      add(OverviewRow.blank(CellStyle.PLAIN));
    }
  }

  private static boolean isSpace(OverviewRow row) {
    return row.figure() == null
        && row.text().plain().isEmpty()
        && row.style().equals(CellStyle.PLAIN);
  }

  private void add(OverviewRow row) {
    rows.add(newPage && !rows.isEmpty() ? row.onNewPage() : row);
    newPage = false;
  }
}
