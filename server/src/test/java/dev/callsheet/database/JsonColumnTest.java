package dev.callsheet.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonColumnTest {
  record Reel(String title, @Nullable Integer minutes) {}

  @Test
  void whatIsWrittenIsReadAgain() {
    var json = JsonColumn.write(List.of(new Reel("Dunes", 7), new Reel("Untimed", null)));
    assertEquals("[{\"title\":\"Dunes\",\"minutes\":7},{\"title\":\"Untimed\"}]", json);
    assertEquals(
        List.of(new Reel("Dunes", 7), new Reel("Untimed", null)),
        JsonColumn.read(json, new TypeReference<List<Reel>>() {}));
    assertEquals(new Reel("Dunes", null), JsonColumn.read("{\"title\":\"Dunes\"}", Reel.class));
  }

  @Test
  void aColumnOfAnotherShapeIsNoFailureOfARequest() {
    var thrown =
        assertThrows(IllegalStateException.class, () -> JsonColumn.read("[1]", Reel.class));
    assertNull(thrown.getCause());
  }
}
