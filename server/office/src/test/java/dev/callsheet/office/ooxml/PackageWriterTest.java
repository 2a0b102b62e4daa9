package dev.callsheet.office.ooxml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class PackageWriterTest {
  private static final String BODY = "/word/document.xml";
  private static final Image DRAWING =
      new Image(
          "drawing.svg",
          Image.Format.PNG,
          1,
          1,
          () -> new ByteArrayInputStream(new byte[] {1}),
          () -> new ByteArrayInputStream(new byte[] {2}));

  @Test
  void poiFindsThePartsTheirTypesAndWhatTheyReferTo() throws Exception {
    try (var file = OPCPackage.open(new ByteArrayInputStream(written()))) {
      assertEquals("A < B", file.getPackageProperties().getTitleProperty().orElseThrow());
      assertEquals("Ada", file.getPackageProperties().getCreatorProperty().orElseThrow());
      assertEquals("pt-BR", file.getPackageProperties().getLanguageProperty().orElseThrow());
      assertTrue(file.getPackageProperties().getModifiedProperty().isEmpty());
      var body =
          file.getPart(
              file.getRelationshipsByType(RelationshipType.DOCUMENT.uri()).getRelationship(0));
      assertEquals(ContentType.text("document.main"), body.getContentType());
      var link = body.getRelationshipsByType(RelationshipType.LINK.uri()).getRelationship(0);
      assertEquals("https://example.com/", link.getTargetURI().toString());
      assertEquals(TargetMode.EXTERNAL, link.getTargetMode());
      assertEquals(
          ContentType.THEME,
          body.getRelatedPart(
                  body.getRelationshipsByType(RelationshipType.THEME.uri()).getRelationship(0))
              .getContentType());
      var vector = file.getPart(PackagingURIHelper.createPartName("/word/media/image1.svg"));
      assertEquals(ContentType.SVG, vector.getContentType());
      assertArrayEquals(new byte[] {2}, vector.getInputStream().readAllBytes());
    }
  }

  @Test
  void beginsWithTheTypesAndBearsNoTime() throws IOException {
    var names = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(written()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        assertEquals(ArchiveTime.FIXED, entry.getTimeLocal());
      }
    }
    assertEquals("[Content_Types].xml", names.getFirst());
    assertEquals(
        List.of(
            "word/theme/theme1.xml",
            "word/document.xml",
            "docProps/core.xml",
            "docProps/app.xml",
            "word/media/image1.png",
            "word/media/image1.svg",
            "_rels/.rels",
            "word/_rels/document.xml.rels"),
        names.subList(1, names.size()));
  }

  @Test
  void givesTheSameBytesInEveryTimeZone() throws IOException {
    var here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      var there = written();
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Lisbon"));
      assertArrayEquals(there, written());
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void refusesAPartThatIsThereAndOneWithinAnother() throws IOException {
    try (var file = new PackageWriter(new ByteArrayOutputStream(), filter())) {
      try (var part = file.part("/a.xml", ContentType.XML)) {
        part.write('a');
        assertThrows(IllegalStateException.class, () -> file.part("/b.xml", ContentType.XML));
      }
      assertThrows(IllegalArgumentException.class, () -> file.part("/a.xml", ContentType.XML));
    }
  }

  private static byte[] written() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var file = new PackageWriter(bytes, filter())) {
      file.relationships("/").part(RelationshipType.DOCUMENT, BODY);
      var theme = "/word/theme/theme1.xml";
      file.relationships(BODY).part(RelationshipType.THEME, theme);
      ThemePart.write(file, theme, Theme.PLAIN);
      var pictures = new Pictures(file, "/word/media/");
      try (var xml = file.xml(BODY, ContentType.text("document.main"))) {
        xml.start("w:document", "xmlns:w", Namespace.TEXT, "xmlns:a", Namespace.DRAWING);
        xml.attribute("xmlns:r", Namespace.RELATIONSHIP);
        xml.attribute("r:id", file.relationships(BODY).link("https://example.com/").orElseThrow());
        pictures.show(DRAWING, BODY).write(xml);
      }
      DocumentProperties.write(file, new Metadata("A < B", "Ada", Locale.forLanguageTag("pt-BR")));
      pictures.write();
      file.finish();
    }
    return bytes.toByteArray();
  }

  private static CharacterFilter filter() {
    return new CharacterFilter(new Warnings());
  }
}
