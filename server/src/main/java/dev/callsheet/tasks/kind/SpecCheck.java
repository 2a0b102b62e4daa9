package dev.callsheet.tasks.kind;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says why a task can never be done, as far as its parameters tell; ranges are the contract's. */
public final class SpecCheck {
  private final TaskKind kind;
  private final Map<String, Object> values;
  private final Parameters with;

  private SpecCheck(TaskSpec spec) {
    kind = spec.kind();
    values = spec.parameters();
    with = new Parameters(values);
  }

  /** Returns the first of its parameters that do not go together, if there are such. */
  public static Optional<SpecFault> fault(TaskSpec spec) {
    if (spec.source().isAmbiguous()) {
      return invalid("", "Of url, file_id and ref only one can be given.");
    }
    return new SpecCheck(spec).find();
  }

  /** Says that the kind does not make the format, if it does not. */
  public static Optional<SpecFault> formatFault(TaskSpec spec) {
    var kind = spec.kind();
    var format = new Parameters(spec.parameters()).text(Parameters.FORMAT);
    return format == null || kind.formats().contains(format)
        ? Optional.empty()
        : Optional.of(
            new SpecFault(
                "/format",
                "A task of the kind %s makes %s, not %s."
                    .formatted(kind.word(), words(kind.formats()), format)));
  }

  private Optional<SpecFault> find() {
    var faults =
        List.of(
            order(),
            apart("quality", "bitrate"),
            apart("widths", "width"),
            apart("widths", "height"),
            selection(),
            needs("audio_track", "audio"),
            needs("loudness", "audio"),
            loudness());
    return faults.stream().flatMap(Optional::stream).findFirst();
  }

  private Optional<SpecFault> order() {
    var start = Objects.requireNonNullElse(with.whole("start_ms"), 0L);
    var end = with.whole("end_ms");
    return end == null || end > start
        ? Optional.empty()
        : invalid("/end_ms", "It ends after start_ms.");
  }

  private Optional<SpecFault> apart(String one, String other) {
    return values.containsKey(one) && values.containsKey(other)
        ? invalid("/" + one, "Of %s and %s only one can be given.".formatted(one, other))
        : Optional.empty();
  }

  private Optional<SpecFault> selection() {
    var given =
        (values.containsKey("count") ? 1 : 0)
            + (values.containsKey("interval_ms") ? 1 : 0)
            + (with.flag("scenes", false) ? 1 : 0);
    return given > 1
        ? invalid("", "Of count, interval_ms and scenes only one can be given.")
        : Optional.empty();
  }

  /** A video without sound has no track of it, and none that could be loud. */
  private Optional<SpecFault> needs(String name, String audio) {
    return values.containsKey(name) && !with.flag(audio, true)
        ? invalid("/" + name, "It needs sound, and %s is false.".formatted(audio))
        : Optional.empty();
  }

  private Optional<SpecFault> loudness() {
    return kind == TaskKind.AUDIO
            && values.containsKey("loudness")
            && !with.flag("normalize", false)
        ? invalid("/loudness", "It is what normalize brings the sound to; set that to true.")
        : Optional.empty();
  }

  private static Optional<SpecFault> invalid(String pointer, String message) {
    return Optional.of(new SpecFault(pointer, message));
  }

  private static String words(List<String> formats) {
    var last = formats.size() - 1;
    return String.join(", ", formats.subList(0, last)) + " and " + formats.get(last);
  }
}
