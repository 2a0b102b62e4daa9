package dev.callsheet.office.xlsx;

import static dev.callsheet.office.xlsx.Documents.heading;
import static dev.callsheet.office.xlsx.Documents.order;
import static dev.callsheet.office.xlsx.Documents.paragraph;
import static dev.callsheet.office.xlsx.Documents.sales;
import static dev.callsheet.office.xlsx.Documents.table;
import static dev.callsheet.office.xlsx.Documents.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.opinion.LibreOffice;
import dev.callsheet.office.opinion.Validator;
import dev.callsheet.office.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows workbooks in languages that are written otherwise than English. */
final class LanguagesTest {
  @TempDir private Path folder;

  @Test
  void anArabicWorkbookRunsFromRightToLeft() throws Exception {
    var data =
        sales(
            "المبيعات.csv",
            "الشهر",
            "المنطقة",
            "الوحدات",
            "الإيرادات",
            "الهامش",
            "مفتوح",
            "أغلق في",
            "الربح",
            "الشمال",
            "الجنوب");
    var file =
        write(
            order(
                Locale.forLanguageTag("ar-EG"),
                Theme.PLAIN,
                false,
                "مبيعات 2025",
                paragraph("هكذا كانت مبيعات المناطق في عام 2025."),
                table(data),
                new Block.Chart(ChartKind.BAR, "الإيرادات حسب الشهر", data, 0, List.of(3))),
            folder);
    Validator.assertValid(file);
    var sheets = Workbooks.read(file).path("sheets");
    assertEquals("نظرة عامة", sheets.at("/0/name").asText());
    assertEquals("المبيعات", sheets.at("/1/name").asText());
    for (var sheet : sheets) {
      assertTrue(sheet.path("rightToLeft").asBoolean());
    }
    assertEquals("المجموع", sheets.at("/1/cells/A14/value").asText());
    assertTrue(LibreOffice.text(file).contains("36,264.00"));
  }

  @Test
  void aHebrewTestWorkbookRunsFromRightToLeft() throws Exception {
    var file =
        write(
            order(
                Locale.forLanguageTag("he"),
                Theme.PLAIN,
                true,
                "דוח",
                heading(1, "כותרת"),
                table(Documents.texts("טבלה", "עמודה", "א", "ב"))),
            folder);
    Validator.assertValid(file);
    assertTrue(Workbooks.read(file).at("/sheets/1/rightToLeft").asBoolean());
  }

  @Test
  void aChineseWorkbookHasDatesAsTheChineseWriteThem() throws Exception {
    var data = sales("销售额.csv", "月份", "地区", "数量", "收入", "利润率", "开放", "关闭时间", "利润", "北方", "南方");
    var file =
        write(
            order(
                Locale.SIMPLIFIED_CHINESE,
                Theme.PLAIN,
                false,
                "二〇二五年销售额",
                heading(1, "概述"),
                paragraph("各地区的销售情况如下。".repeat(40)),
                table(data),
                new Block.Chart(ChartKind.LINE, "每月收入", data, 0, List.of(3))),
            folder);
    Validator.assertValid(file);
    var sheets = Workbooks.read(file).path("sheets");
    assertEquals("概览", sheets.at("/0/name").asText());
    assertEquals("销售额", sheets.at("/1/tables/0/name").asText());
    assertEquals("yyyy\\/m\\/d", sheets.at("/1/cells/A2/format").asText());
    assertEquals("合计", sheets.at("/1/cells/A14/value").asText());
    assertFalse(sheets.at("/1/rightToLeft").asBoolean());
    assertTrue(LibreOffice.text(file).contains("2025/12/1"));
  }

  @Test
  void paperHasTheSizeThatItHasThere() throws Exception {
    var american = write(order(Locale.US, Theme.PLAIN, false, "T", table(sales())), folder);
    var german = write(order(Locale.GERMANY, Theme.PLAIN, false, "T", table(sales())), folder);
    assertTrue(Workbooks.part(american, "xl/worksheets/sheet2.xml").contains("paperSize=\"1\""));
    assertTrue(Workbooks.part(german, "xl/worksheets/sheet2.xml").contains("paperSize=\"9\""));
    var cells = Workbooks.read(german).at("/sheets/1/cells");
    assertEquals("dd\\.mm\\.yyyy", cells.at("/A2/format").asText());
    assertEquals("#,##0.00\\ [$€]", cells.at("/D2/format").asText());
    assertEquals(
        "m\\/d\\/yyyy\\ h:mm\\ AM/PM",
        Workbooks.read(american).at("/sheets/1/cells/G2/format").asText());
  }
}
