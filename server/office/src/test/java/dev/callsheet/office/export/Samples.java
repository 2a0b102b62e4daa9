package dev.callsheet.office.export;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** Documents made without our writers. */
final class Samples {
  private Samples() {}

  static byte[] png() {
    var image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 3, 0xff0000);
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static Path save(XSSFWorkbook workbook, Path folder) throws IOException {
    var file = Files.createTempFile(folder, "sample", ".xlsx");
    try (workbook;
        var out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    return file;
  }

  /** A workbook of one sheet, whose rows hold texts. */
  static Path texts(Path folder, String... texts) throws IOException {
    var workbook = new XSSFWorkbook();
    var sheet = workbook.createSheet("Data");
    for (int row = 0; row < texts.length; row++) {
      sheet.createRow(row).createCell(0).setCellValue(texts[row]);
    }
    return save(workbook, folder);
  }

  /** Headings with links to them, lists in lists, a table with merged cells, a picture and code. */
  static Path textDocument(Path folder) throws IOException {
    try (var document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setTitle("A <report>");
      style(document, "Heading1", "heading 1");
      style(document, "Heading2", "heading 2");
      style(document, "TOC1", "toc 1");
      style(document, "Quote", "Quote");
      style(document, "Code", "Code Block");
      var contents = paragraph(document, "TOC1", "");
      var entry = contents.createHyperlinkRun("x");
      contents.getCTP().getHyperlinkArray(0).unsetId();
      contents.getCTP().getHyperlinkArray(0).setAnchor("_First");
      entry.setText("First");
      var first = paragraph(document, "Heading1", "First");
      var mark = first.getCTP().addNewBookmarkStart();
      mark.setName("_First");
      mark.setId(BigInteger.ONE);
      first.getCTP().addNewBookmarkEnd().setId(BigInteger.ONE);
      var words = document.createParagraph();
      words.createRun().setText("Plain & ");
      var bold = words.createRun();
      bold.setBold(true);
      bold.setText("bold");
      words.createHyperlinkRun("https://example.com/?a=1&b=2").setText("a link");
      words.createHyperlinkRun("javascript:alert(1)").setText("no link");
      paragraph(document, "Heading2", "Second");
      var numbers = numbering(document, STNumberFormat.DECIMAL, 0);
      var bullets = numbering(document, STNumberFormat.BULLET, 1);
      item(document, numbers, 0, "one");
      item(document, numbers, 0, "two");
      item(document, bullets, 1, "inner");
      item(document, numbers, 0, "three");
      document.createParagraph().createRun().setText("between");
      item(document, numbers, 0, "four");
      paragraph(document, "Quote", "said");
      paragraph(document, "Code", "if (a < b) {");
      paragraph(document, "Code", "}");
      var table = document.createTable(3, 2);
      table.getRow(0).setRepeatHeader(true);
      table.getRow(0).getCell(0).setText("Name");
      table.getRow(0).getCell(1).setText("Sum");
      table.getRow(1).getCell(0).setText("high");
      table.getRow(1).getCell(0).getCTTc().addNewTcPr().addNewVMerge().setVal(STMerge.RESTART);
      table.getRow(1).getCell(1).setText("1");
      table.getRow(2).getCell(0).getCTTc().addNewTcPr().addNewVMerge();
      table.getRow(2).getCell(1).setText("2");
      var picture = document.createParagraph().createRun();
      picture.addPicture(
          new ByteArrayInputStream(png()),
          PictureType.PNG,
          "p.png",
          Units.pixelToEMU(40),
          Units.pixelToEMU(20));
      picture.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr("A \"dot\"");
      var header = document.createHeader(HeaderFooterType.DEFAULT);
      header.createParagraph().createRun().setText("TEST");
      var footer = document.createFooter(HeaderFooterType.DEFAULT);
      footer.createParagraph().getCTP().addNewFldSimple().setInstr("PAGE");
      var file = Files.createTempFile(folder, "sample", ".docx");
      try (var out = Files.newOutputStream(file)) {
        document.write(out);
      }
      return file;
    } catch (InvalidFormatException impossible) {
      throw new IOException(impossible);
    }
  }

  private static void style(XWPFDocument document, String id, String name) {
    var style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.addNewName().setVal(name);
    document.createStyles().addStyle(new XWPFStyle(style));
  }

  private static XWPFParagraph paragraph(XWPFDocument document, String style, String text) {
    var paragraph = document.createParagraph();
    paragraph.setStyle(style);
    if (!text.isEmpty()) {
      paragraph.createRun().setText(text);
    }
    return paragraph;
  }

  private static BigInteger numbering(XWPFDocument document, STNumberFormat.Enum format, int id) {
    var definition = CTAbstractNum.Factory.newInstance();
    definition.setAbstractNumId(BigInteger.valueOf(id));
    for (int level = 0; level < 2; level++) {
      var each = definition.addNewLvl();
      each.setIlvl(BigInteger.valueOf(level));
      each.addNewNumFmt().setVal(format);
      each.addNewStart().setVal(BigInteger.ONE);
    }
    var numbering = document.createNumbering();
    return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(definition)));
  }

  private static void item(XWPFDocument document, BigInteger list, int level, String text) {
    var item = document.createParagraph();
    item.setNumID(list);
    item.setNumILvl(BigInteger.valueOf(level));
    item.createRun().setText(text);
  }

  /** Two slides: one of a title, a list, a table and notes, and one of a picture. */
  static Path deck(Path folder) throws IOException {
    try (var deck = new XMLSlideShow()) {
      var layout = deck.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_AND_CONTENT);
      var slide = deck.createSlide(layout);
      slide.getPlaceholder(0).setText("Results");
      var body = slide.getPlaceholder(1);
      body.clearText();
      body.addNewTextParagraph().addNewTextRun().setText("Sales");
      var deeper = body.addNewTextParagraph();
      deeper.setIndentLevel(1);
      deeper.addNewTextRun().setText("rose");
      var table = slide.createTable(2, 2);
      table.setAnchor(new Rectangle(50, 300, 400, 80));
      table.getCell(0, 0).setText("Month");
      table.getCell(0, 1).setText("Sum");
      table.getCell(1, 0).setText("May");
      table.getCell(1, 1).setText("12");
      var notes = deck.getNotesSlide(slide);
      for (var shape : notes.getPlaceholders()) {
        if (shape.getTextType() == Placeholder.BODY) {
          shape.setText("Say hello.");
        }
      }
      var second = deck.createSlide();
      var picture = second.createPicture(deck.addPicture(png(), PictureData.PictureType.PNG));
      picture.setAnchor(new Rectangle(10, 10, 40, 20));
      ((CTPicture) picture.getXmlObject()).getNvPicPr().getCNvPr().setDescr("A dot");
      var file = Files.createTempFile(folder, "sample", ".pptx");
      try (var out = Files.newOutputStream(file)) {
        deck.write(out);
      }
      return file;
    }
  }
}
