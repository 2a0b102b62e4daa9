package dev.callsheet.office.ooxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class XmlWriterTest {
  @Test
  void aParserReadsWhatWasWritten() throws Exception {
    var text = "<&>\"' \t\n\r é \uD83D\uDE00 ]]>";
    var bytes = new ByteArrayOutputStream();
    try (var xml = writer(bytes)) {
      xml.start("a", "b", text).text(text).empty("c", "d", "1").element("e", text);
    }
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes.toByteArray()))
            .getDocumentElement();
    assertEquals(text, root.getAttribute("b"));
    assertEquals(text, root.getFirstChild().getTextContent());
    assertEquals("c", root.getChildNodes().item(1).getNodeName());
    assertEquals(text, root.getChildNodes().item(2).getTextContent());
  }

  @Test
  void closesWhatIsOpen() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var xml = writer(bytes)) {
      xml.start("a").start("b").start("c").end();
    }
    assertEquals(
        "<a><b><c/></b></a>", bytes.toString(StandardCharsets.UTF_8).lines().toList().getLast());
  }

  @Test
  void refusesAnAttributeAfterContent() throws IOException {
    try (var xml = writer(new ByteArrayOutputStream())) {
      xml.start("a").text("b");
      assertThrows(IllegalStateException.class, () -> xml.attribute("c", "d"));
    }
  }

  private static XmlWriter writer(ByteArrayOutputStream bytes) throws IOException {
    return new XmlWriter(bytes, new CharacterFilter(new Warnings()));
  }
}
