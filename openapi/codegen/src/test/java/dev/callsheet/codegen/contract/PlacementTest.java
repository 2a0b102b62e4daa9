package dev.callsheet.codegen.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.codegen.SmallSpec;
import dev.callsheet.contract.document.Family;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private final Contract contract = SmallSpec.contract();
  private final Placement placement = new Placement(contract);

  @Test
  void aComponentBelongsToTheFamilyThatReachesIt() {
    assertEquals("notes", placement.of("responses", "NoteConflict").name());
    assertEquals("notes", placement.of("schemas", "InvalidDetails").name());
  }

  @Test
  void whatNobodyReachesBelongsToNoFamily() {
    assertEquals(Family.NONE, placement.of("schemas", "Nothing"));
  }
}
