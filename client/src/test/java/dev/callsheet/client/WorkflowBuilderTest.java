package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.client.api.Json;
import dev.callsheet.client.tasks.model.AudioTask;
import dev.callsheet.client.tasks.model.ConditionField;
import dev.callsheet.client.tasks.model.ImageTask;
import dev.callsheet.client.tasks.model.IngestTask;
import dev.callsheet.client.tasks.model.Medium;
import dev.callsheet.client.tasks.model.SubtitlesTask;
import dev.callsheet.client.tasks.model.VideoTask;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class WorkflowBuilderTest {

  private final WorkflowBuilder workflow = new WorkflowBuilder();

  private String json() {
    JsonNode json = Json.MAPPER.valueToTree(workflow.build());
    return json.path("tasks").toString();
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void aTaskAloneWorksOnWhatTheRunIsGiven() {
    workflow.add("web", VideoTask.of().withHeight(720));

    assertEquals(
        """
        [{"ref":"web","task":{"height":720,"kind":"video"}}]\
        """,
        json());
  }

  @Test
  void aTaskComesAfterTheOneWhoseOutputItWorksOn() {
    WorkflowBuilder.Step web = workflow.add("web", VideoTask.of());
    workflow.add("poster", ImageTask.of().withAtMs(1000)).from(web).continueOnError();

    assertEquals(
        """
        [{"ref":"web","task":{"kind":"video"}},\
        {"ref":"poster","after":["web"],"on_error":"continue",\
        "task":{"ref":"web","at_ms":1000,"kind":"image"}}]\
        """,
        json());
  }

  @Test
  void aRefInTheTaskItselfCountsToo() {
    workflow.add("web", VideoTask.of());
    workflow.add("poster", ImageTask.of().withRef("web"));

    assertEquals(List.of("web"), workflow.build().tasks().get(1).after());
    assertRefused(
        "\"late\" cannot come after \"none\", which was not added before it.",
        () -> workflow.add("late", ImageTask.of().withRef("none")));
  }

  @Test
  void anotherSourceTakesThePlaceOfTheFormerOne() {
    WorkflowBuilder.Step web = workflow.add("web", VideoTask.of());
    workflow.add("poster", ImageTask.of().withFileId("fil_1")).from(web);

    assertEquals(ImageTask.of().withRef("web"), workflow.build().tasks().get(1).task());
  }

  @Test
  void conditionsAreTypedAndMakeTheTaskComeAfterTheOneThatTheyLookAt() {
    WorkflowBuilder.Step words = workflow.add("words", SubtitlesTask.of());
    workflow
        .add("sound", AudioTask.of())
        .when(WorkflowFact.medium().isOneOf(Medium.VIDEO, Medium.AUDIO));
    workflow.add("small", VideoTask.of()).when(WorkflowFact.cues(words).isMoreThan(0));
    workflow.add("large", VideoTask.of()).when(WorkflowFact.height().of(words).isAtLeast(1080));

    assertEquals(
        """
        [{"ref":"words","task":{"kind":"subtitles"}},\
        {"ref":"sound","when":{"field":"medium","operator":"in","value":["video","audio"]},\
        "task":{"kind":"audio"}},\
        {"ref":"small","after":["words"],\
        "when":{"field":"cues","operator":"gt","value":0,"of_task":"words"},\
        "task":{"kind":"video"}},\
        {"ref":"large","after":["words"],\
        "when":{"field":"height","operator":"gte","value":1080,"of_task":"words"},\
        "task":{"kind":"video"}}]\
        """,
        json());
  }

  @Test
  void eachOperatorIsWrittenAsTheDocumentHasIt() {
    assertEquals(
        List.of("eq", "ne", "lt", "lte", "gt", "gte", "in", "exists"),
        List.of(
                WorkflowFact.hasAudio().is(true),
                WorkflowFact.videoCodec().isNot("h264"),
                WorkflowFact.fps().isLessThan(24.5),
                WorkflowFact.durationMs().isAtMost(60_000),
                WorkflowFact.width().isMoreThan(640),
                WorkflowFact.sampleRate().isAtLeast(44_100),
                WorkflowFact.channels().isOneOf(1, 2),
                WorkflowFact.rotation().isKnown())
            .stream()
            .map(condition -> condition.operator().toString())
            .toList());
    assertThrows(IllegalArgumentException.class, () -> WorkflowFact.fps().isOneOf());
  }

  @Test
  void everyFieldOfTheDocumentCanBeLookedAt() {
    WorkflowBuilder.Step step = workflow.add("a", IngestTask.of());
    assertEquals(
        Arrays.stream(ConditionField.values())
            .filter(field -> field != ConditionField.UNKNOWN)
            .toList(),
        List.of(
                WorkflowFact.medium(),
                WorkflowFact.container(),
                WorkflowFact.sizeBytes(),
                WorkflowFact.durationMs(),
                WorkflowFact.hasVideo(),
                WorkflowFact.hasAudio(),
                WorkflowFact.hasSubtitles(),
                WorkflowFact.width(),
                WorkflowFact.height(),
                WorkflowFact.rotation(),
                WorkflowFact.fps(),
                WorkflowFact.constantFrameRate(),
                WorkflowFact.interlaced(),
                WorkflowFact.hdr(),
                WorkflowFact.animated(),
                WorkflowFact.videoCodec(),
                WorkflowFact.audioCodec(),
                WorkflowFact.channels(),
                WorkflowFact.sampleRate(),
                WorkflowFact.outputs(step),
                WorkflowFact.cues(step),
                WorkflowFact.chapters(step),
                WorkflowFact.loudnessLufs(step))
            .stream()
            .map(fact -> fact.isKnown().field())
            .toList());
  }

  @Test
  void twoTasksDoNotShareAName() {
    workflow.add("web", VideoTask.of());

    assertRefused("There is a task \"web\" already.", () -> workflow.add("web", ImageTask.of()));
    assertRefused(
        "\"a b\" is not 1 to 64 letters, digits, _ and -.",
        () -> workflow.add("a b", ImageTask.of()));
  }

  @Test
  void aTaskHasOneSourceAtMost() {
    assertRefused(
        "\"web\" has more than one source.",
        () ->
            workflow.add(
                "web",
                VideoTask.of().withFileId("fil_1").withUrl(URI.create("https://example.com/a"))));
  }

  @Test
  void noTaskComesAfterOneThatWasNotAddedBefore() {
    WorkflowBuilder.Step first = workflow.add("first", VideoTask.of());
    WorkflowBuilder.Step second = workflow.add("second", VideoTask.of());
    WorkflowBuilder.Step stranger = new WorkflowBuilder().add("first", VideoTask.of());

    assertRefused(
        "\"first\" cannot come after \"second\", which was not added before it.",
        () -> first.after(second));
    assertRefused(
        "\"first\" cannot come after \"first\", which was not added before it.",
        () -> first.from(first));
    assertRefused("\"first\" belongs to another workflow.", () -> second.after(stranger));
  }

  @Test
  void thereAreOneTo32Tasks() {
    assertRefused("A workflow has at least one task.", workflow::build);
    for (int task = 0; task < 32; task++) {
      workflow.add("t" + task, VideoTask.of());
    }

    assertEquals(32, workflow.build().tasks().size());
    assertRefused("A workflow has at most 32 tasks.", () -> workflow.add("more", VideoTask.of()));
  }

  @Test
  void atMost8TasksComeAfterEachOther() {
    WorkflowBuilder.Step last = workflow.add("t1", VideoTask.of());
    for (int task = 2; task <= 8; task++) {
      last = workflow.add("t" + task, VideoTask.of()).after(last);
    }

    assertEquals(8, workflow.build().tasks().size());
    workflow.add("t9", VideoTask.of()).after(last);
    assertRefused("\"t9\" would be the 9th task in a row; there may be 8.", workflow::build);
  }
}
