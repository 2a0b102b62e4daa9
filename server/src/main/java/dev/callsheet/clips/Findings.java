package dev.callsheet.clips;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a project found in its source. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Findings.Chosen.class, name = "clips"),
  @JsonSubTypes.Type(value = Findings.Found.class, name = "moments")
})
sealed interface Findings {
  /** Clips, the best first; the first has the number 1. */
  record Chosen(List<ChosenClip> clips) implements Findings {
    public Chosen {
      clips = List.copyOf(clips);
    }
  }

  /** Moments by type, each in the order of the recording. */
  record Found(List<FoundMoment> moments) implements Findings {
    public Found {
      moments = List.copyOf(moments);
    }
  }
}
