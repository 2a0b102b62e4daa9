package dev.callsheet.clips;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a project is asked for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ask.Highlights.class, name = "clips"),
  @JsonSubTypes.Type(value = Ask.Moments.class, name = "moments")
})
sealed interface Ask {
  /** The shortest source that this can be asked of, in milliseconds. */
  long leastMillis();

  /** Clips between two lengths, the best first. */
  record Highlights(long minMillis, long maxMillis, int maxClips) implements Ask {
    @Override
    public long leastMillis() {
      return minMillis;
    }
  }

  /** The strongest moments of each kind. */
  record Moments(List<MomentType> types, int maxMoments) implements Ask {
    public Moments {
      types = List.copyOf(types);
    }

    @Override
    public long leastMillis() {
      return 0;
    }
  }
}
