package dev.callsheet.kernel.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.kernel.contract.FieldNames;
import org.junit.jupiter.api.Test;

final class FieldPathTest {
  @Test
  void aPlaceInTheBodyHasADottedNameAndAPointer() {
    var path = FieldPath.of("tracks").item(0).property("name");
    assertEquals("tracks[0].name", path.text(FieldNames.DOTTED));
    assertEquals("/tracks/0/name", path.text(FieldNames.POINTER));
    var listed = FieldPath.WHOLE_BODY.item(2).property("name");
    assertEquals("[2].name", listed.text(FieldNames.DOTTED));
    assertEquals("/2/name", listed.text(FieldNames.POINTER));
  }

  @Test
  void theWholeBodyHasNoSteps() {
    assertEquals("body", FieldPath.WHOLE_BODY.text(FieldNames.DOTTED));
    assertEquals("", FieldPath.WHOLE_BODY.text(FieldNames.POINTER));
  }

  @Test
  void aPointerEscapesWhatWouldMeanSomething() {
    assertEquals("/a~1b~0c", FieldPath.of("a/b~c").text(FieldNames.POINTER));
    assertEquals("a/b~c", FieldPath.of("a/b~c").text(FieldNames.DOTTED));
  }

  @Test
  void oneLeadsOnFromAnother() {
    assertEquals(
        FieldPath.of("a").item(1).property("b"),
        FieldPath.of("a").then(FieldPath.WHOLE_BODY.item(1).property("b")));
  }
}
