package dev.callsheet.clips.choice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a project is asked for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ProjectSpec.Highlights.class, name = "clips"),
  @JsonSubTypes.Type(value = ProjectSpec.Moments.class, name = "moments")
})
public sealed interface ProjectSpec {
  /** The shortest source that this can be asked of, in milliseconds. */
  long leastMillis();

  /** Says why a source of so many milliseconds will not do. */
  default String tooShort(long durationMillis) {
    return "The video lasts "
        + durationMillis
        + " ms, and the shortest clip "
        + leastMillis()
        + " ms.";
  }

  /** Clips between two lengths, the best first. */
  record Highlights(long minMillis, long maxMillis, int maxClips) implements ProjectSpec {
    @Override
    public long leastMillis() {
      return minMillis;
    }
  }

  /** The strongest moments of each kind. */
  record Moments(List<MomentType> types, int maxMoments) implements ProjectSpec {
    /** Copies the list. */
    public Moments {
      types = List.copyOf(types);
    }

    @Override
    public long leastMillis() {
      return 0;
    }
  }
}
