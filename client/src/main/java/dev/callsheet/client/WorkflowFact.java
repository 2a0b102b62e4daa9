package dev.callsheet.client;

import dev.callsheet.client.tasks.model.Condition;
import dev.callsheet.client.tasks.model.ConditionField;
import dev.callsheet.client.tasks.model.ConditionOperator;
import dev.callsheet.client.tasks.model.Medium;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Something that the condition of a task looks at: a fact about its source, or about what an
 * earlier task made.
 *
 * @param <V> what its values are
 */
public sealed class WorkflowFact<V> permits WorkflowFact.Amount {

  private final ConditionField field;
  private final @Nullable String ofTask;

  private WorkflowFact(ConditionField field, @Nullable String ofTask) {
    this.field = field;
    this.ofTask = ofTask;
  }

  private static <V> WorkflowFact<V> of(ConditionField field) {
    return new WorkflowFact<>(field, null);
  }

  private static Amount amount(ConditionField field) {
    return new Amount(field, null);
  }

  /** Returns what it is to people. */
  public static WorkflowFact<Medium> medium() {
    return of(ConditionField.MEDIUM);
  }

  /** Returns the format of the file, as a probe calls it. */
  public static WorkflowFact<String> container() {
    return of(ConditionField.CONTAINER);
  }

  /** Returns how many bytes it has. */
  public static Amount sizeBytes() {
    return amount(ConditionField.SIZE_BYTES);
  }

  /** Returns how many milliseconds it is long. */
  public static Amount durationMs() {
    return amount(ConditionField.DURATION_MS);
  }

  /** Returns whether it has a moving picture. */
  public static WorkflowFact<Boolean> hasVideo() {
    return of(ConditionField.HAS_VIDEO);
  }

  /** Returns whether it has sound. */
  public static WorkflowFact<Boolean> hasAudio() {
    return of(ConditionField.HAS_AUDIO);
  }

  /** Returns whether it has subtitles. */
  public static WorkflowFact<Boolean> hasSubtitles() {
    return of(ConditionField.HAS_SUBTITLES);
  }

  /** Returns how many pixels it is shown wide. */
  public static Amount width() {
    return amount(ConditionField.WIDTH);
  }

  /** Returns how many pixels it is shown high. */
  public static Amount height() {
    return amount(ConditionField.HEIGHT);
  }

  /** Returns by how many degrees its pictures are turned to be shown. */
  public static Amount rotation() {
    return amount(ConditionField.ROTATION);
  }

  /** Returns how many frames a second has. */
  public static Amount fps() {
    return amount(ConditionField.FPS);
  }

  /** Returns whether all frames are shown equally long. */
  public static WorkflowFact<Boolean> constantFrameRate() {
    return of(ConditionField.CONSTANT_FRAME_RATE);
  }

  /** Returns whether its frames are made of two fields. */
  public static WorkflowFact<Boolean> interlaced() {
    return of(ConditionField.INTERLACED);
  }

  /** Returns whether its pictures have a high dynamic range. */
  public static WorkflowFact<Boolean> hdr() {
    return of(ConditionField.HDR);
  }

  /** Returns whether an image has several frames. */
  public static WorkflowFact<Boolean> animated() {
    return of(ConditionField.ANIMATED);
  }

  /** Returns how its pictures are coded, as a probe calls it. */
  public static WorkflowFact<String> videoCodec() {
    return of(ConditionField.VIDEO_CODEC);
  }

  /** Returns how its sound is coded, as a probe calls it. */
  public static WorkflowFact<String> audioCodec() {
    return of(ConditionField.AUDIO_CODEC);
  }

  /** Returns how many channels its sound has. */
  public static Amount channels() {
    return amount(ConditionField.CHANNELS);
  }

  /** Returns how many samples a second of its sound has. */
  public static Amount sampleRate() {
    return amount(ConditionField.SAMPLE_RATE);
  }

  /** Returns how many files an earlier task made. */
  public static Amount outputs(WorkflowBuilder.Step step) {
    return new Amount(ConditionField.OUTPUTS, step.ref());
  }

  /** Returns how many cues the subtitles have that an earlier task made. */
  public static Amount cues(WorkflowBuilder.Step step) {
    return new Amount(ConditionField.CUES, step.ref());
  }

  /** Returns how many chapters an earlier task found. */
  public static Amount chapters(WorkflowBuilder.Step step) {
    return new Amount(ConditionField.CHAPTERS, step.ref());
  }

  /** Returns the loudness in LUFS that an earlier task measured. */
  public static Amount loudnessLufs(WorkflowBuilder.Step step) {
    return new Amount(ConditionField.LOUDNESS_LUFS, step.ref());
  }

  /** Returns the same fact about the first output of an earlier task. */
  public WorkflowFact<V> of(WorkflowBuilder.Step step) {
    return new WorkflowFact<>(field, step.ref());
  }

  /** Is this value. */
  public final Condition is(V value) {
    return condition(ConditionOperator.EQ, plain(value));
  }

  /** Is another value, or unknown. */
  public final Condition isNot(V value) {
    return condition(ConditionOperator.NE, plain(value));
  }

  /** Is one of these values, of which there are 1 to 100. */
  @SafeVarargs
  public final Condition isOneOf(V... values) {
    if (values.length == 0 || values.length > 100) {
      throw new IllegalArgumentException("A list has 1 to 100 values.");
    }
    return condition(ConditionOperator.IN, Arrays.stream(values).map(WorkflowFact::plain).toList());
  }

  /** Is known at all. */
  public final Condition isKnown() {
    return condition(ConditionOperator.EXISTS, null);
  }

  private static Object plain(Object value) {
    return value instanceof Medium ? value.toString() : value;
  }

  private Condition condition(ConditionOperator operator, @Nullable Object value) {
    return new Condition(field, operator, value, ofTask);
  }

  /** A fact that is a number. */
  public static final class Amount extends WorkflowFact<Number> {

    private Amount(ConditionField field, @Nullable String ofTask) {
      super(field, ofTask);
    }

    @Override
    public Amount of(WorkflowBuilder.Step step) {
      return new Amount(super.field, step.ref());
    }

    /** Is less than this. */
    public Condition isLessThan(Number value) {
      return super.condition(ConditionOperator.LT, value);
    }

    /** Is this or less. */
    public Condition isAtMost(Number value) {
      return super.condition(ConditionOperator.LTE, value);
    }

    /** Is more than this. */
    public Condition isMoreThan(Number value) {
      return super.condition(ConditionOperator.GT, value);
    }

    /** Is this or more. */
    public Condition isAtLeast(Number value) {
      return super.condition(ConditionOperator.GTE, value);
    }
  }
}
