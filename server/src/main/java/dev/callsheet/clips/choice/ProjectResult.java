package dev.callsheet.clips.choice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a project found in its source. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ProjectResult.Chosen.class, name = "clips"),
  @JsonSubTypes.Type(value = ProjectResult.Found.class, name = "moments")
})
public sealed interface ProjectResult {
  /** Clips, the best first; the first has the number 1. */
  record Chosen(List<ChosenClip> clips) implements ProjectResult {
    /** Copies the list. */
    public Chosen {
      clips = List.copyOf(clips);
    }
  }

  /** Moments by type, each in the order of the recording. */
  record Found(List<FoundMoment> moments) implements ProjectResult {
    /** Copies the list. */
    public Found {
      moments = List.copyOf(moments);
    }
  }
}
