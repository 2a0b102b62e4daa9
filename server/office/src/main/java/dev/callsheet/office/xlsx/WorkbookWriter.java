package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.DocumentProperties;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.ThemePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one workbook. */
final class WorkbookWriter {
  private static final String PART = "/xl/workbook.xml";
  private static final String STYLES = "/xl/styles.xml";
  private static final String STRINGS = "/xl/sharedStrings.xml";
  private static final String THEME = "/xl/theme/theme1.xml";

  /** The version of Excel's arithmetic: with it, values that are there are not computed again. */
  private static final String ARITHMETIC = "191029";

  private final Order order;
  private final PackageWriter parts;
  private final CharacterFilter filter;

  WorkbookWriter(Order order, PackageWriter parts, CharacterFilter filter) {
    this.order = order;
    this.parts = parts;
    this.filter = filter;
  }

  /** Writes all of its parts; returns how many sheets it has. */
  int write() throws IOException {
    var document = order.document();
    var locale = document.metadata().locale();
    boolean rightToLeft = Workbook.rightToLeft(locale);
    var words = new Words(locale);
    var names = new SheetNames(words.table());
    var overviewName = names.take(words.overview());
    int rowsAbove = Workbook.rowsAbove(order);
    var planner =
        new TablePlanner(names, locale, rightToLeft, filter, order.warnings(), 1, rowsAbove);
    var tables = tables(planner);
    var overview = new Overview(rightToLeft, overviewName, rowsAbove, tables);
    overview.lay(document, order.theme());
    var plans = tables.values().stream().flatMap(List::stream).toList();
    var work =
        new Work(order.progress(), plans.stream().mapToLong(plan -> plan.data().rows()).sum());
    var workbook =
        new Workbook(
            order,
            parts,
            filter,
            new StyleSheet(order.theme()),
            new SharedStrings(),
            planner.formats(),
            words,
            work,
            overview.places());
    work.begin();
    parts.relationships("/").part(RelationshipType.DOCUMENT, PART);
    var sheets = new ArrayList<SheetPlan>();
    var titles = new ArrayList<String>();
    for (var plan : plans) {
      var table = new TableSheet(workbook, plan);
      table.write();
      for (var sheet : plan.sheets()) {
        sheets.add(sheet);
        titles.add(table.printTitles(sheet));
      }
    }
    new OverviewSheet(workbook, overviewName, overview.rows())
        .write(new Drawing(workbook, tables, overviewName));
    filter.at(null);
    ThemePart.write(parts, THEME, order.theme());
    workbook.styles().write(parts, STYLES);
    workbook.strings().write(parts, STRINGS);
    workbook(overviewName, sheets, titles);
    DocumentProperties.write(parts, document.metadata());
    work.end();
    return sheets.size() + 1;
  }

  private Map<Dataset, List<TablePlan>> tables(TablePlanner planner) throws IOException {
    var alignments = new LinkedHashMap<Dataset, List<Block.Alignment>>();
    collect(order.document().blocks(), alignments);
    var tables = new LinkedHashMap<Dataset, List<TablePlan>>();
    for (var table : alignments.entrySet()) {
      tables.put(table.getKey(), planner.plan(table.getKey(), table.getValue()));
    }
    return tables;
  }

  private static void collect(List<Block> blocks, Map<Dataset, List<Block.Alignment>> alignments) {
    for (var block : blocks) {
      switch (block) {
        case Block.Table table -> alignments.put(table.data(), table.alignments());
        case Block.Chart chart ->
            alignments.putIfAbsent(
                chart.data(),
                Collections.nCopies(chart.data().columns().size(), Block.Alignment.BY_TYPE));
        case Block.Listing listing ->
            listing.items().forEach(item -> collect(item.blocks(), alignments));
        case Block.Quotation quotation -> collect(quotation.blocks(), alignments);
        case Block.Notes notes -> collect(notes.blocks(), alignments);
        case Block.Heading _,
            Block.Paragraph _,
            Block.Picture _,
            Block.Code _,
            Block.Contents _,
            Block.PageBreak _,
            Block.Rule _ -> {}
      }
    }
  }

  private void workbook(String overview, List<SheetPlan> sheets, List<String> titles)
      throws IOException {
    var references = parts.relationships(PART);
    try (var xml = parts.xml(PART, ContentType.workbook("sheet.main"))) {
      xml.start("workbook", "xmlns", Namespace.WORKBOOK, "xmlns:r", Namespace.RELATIONSHIP);
      xml.start("bookViews").empty("workbookView", "activeTab", "0").end();
      xml.start("sheets");
      xml.start("sheet", "name", overview).attribute("sheetId", 1);
      xml.attribute("r:id", references.part(RelationshipType.WORKSHEET, SheetPlan.part(1)));
      xml.end();
      for (var sheet : sheets) {
        xml.start("sheet", "name", CharacterFilter.escaped(sheet.name()));
        xml.attribute("sheetId", sheet.number());
        xml.attribute("r:id", references.part(RelationshipType.WORKSHEET, sheet.part())).end();
      }
      xml.end();
      if (!sheets.isEmpty()) {
        xml.start("definedNames");
        for (int number = 0; number < sheets.size(); number++) {
          xml.start("definedName", "name", "_xlnm.Print_Titles");
          xml.attribute("localSheetId", number + 1L).text(titles.get(number)).end();
        }
        xml.end();
      }
      xml.empty("calcPr", "calcId", ARITHMETIC);
      references.part(RelationshipType.THEME, THEME);
      references.part(RelationshipType.STYLES, STYLES);
      references.part(RelationshipType.SHARED_STRINGS, STRINGS);
    }
  }
}
