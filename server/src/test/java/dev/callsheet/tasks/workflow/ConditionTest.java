package dev.callsheet.tasks.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.JsonColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConditionTest {
  private static final Facts FACTS =
      new Facts(
          Map.of(
              Field.WIDTH, 1920, Field.FPS, 29.97, Field.HDR, false, Field.CONTAINER, "mov,mp4"));

  @Test
  void numbersCompareByTheirValueWhateverTheirType() {
    assertTrue(holds(Field.WIDTH, Operator.EQ, 1920L));
    assertTrue(holds(Field.WIDTH, Operator.EQ, new BigDecimal("1920.0")));
    assertFalse(holds(Field.WIDTH, Operator.NE, 1920.0));
    assertTrue(holds(Field.WIDTH, Operator.GTE, 1920));
    assertFalse(holds(Field.WIDTH, Operator.GT, 1920));
    assertTrue(holds(Field.FPS, Operator.LT, 30));
    assertTrue(holds(Field.FPS, Operator.LTE, new BigDecimal("29.97")));
    assertTrue(holds(Field.WIDTH, Operator.IN, List.of(1280, 1920)));
    assertFalse(holds(Field.WIDTH, Operator.IN, List.of(1280)));
  }

  @Test
  void truthsAndTextsAreTheSameOrNot() {
    assertTrue(holds(Field.HDR, Operator.EQ, false));
    assertTrue(holds(Field.HDR, Operator.NE, true));
    assertTrue(holds(Field.CONTAINER, Operator.EQ, "MOV,MP4"));
    assertFalse(holds(Field.CONTAINER, Operator.EQ, "mov"));
  }

  @Test
  void whatIsNotThereIsAnotherOneThanAnyValueAndMeetsNothingElse() {
    assertFalse(holds(Field.HEIGHT, Operator.EQ, 1080));
    assertTrue(holds(Field.HEIGHT, Operator.NE, 1080));
    assertFalse(holds(Field.HEIGHT, Operator.LT, 1080));
    assertFalse(holds(Field.HEIGHT, Operator.EXISTS, null));
    assertTrue(holds(Field.WIDTH, Operator.EXISTS, null));
  }

  @Test
  void aWorkflowIsReadAsItWasWritten() {
    var workflow =
        Workflows.of(
            Workflows.when("a", new Condition(Field.WIDTH, Operator.IN, List.of(1, 2), null)),
            Workflows.lenient("b", "a"),
            Workflows.on("c", "b"));

    assertEquals(workflow, JsonColumn.read(JsonColumn.write(workflow), Workflow.class));
  }

  private static boolean holds(Field field, Operator operator, @Nullable Object value) {
    return new Condition(field, operator, value, null).holds(FACTS);
  }
}
