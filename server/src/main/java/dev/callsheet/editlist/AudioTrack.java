package dev.callsheet.editlist;

/**
 * The sound of a source.
 *
 * @param sampleRate in hertz
 * @param channels how many, at least one
 */
public record AudioTrack(int sampleRate, int channels) {

  /** Refuses a sample rate or a number of channels that is not positive. */
  public AudioTrack {
    if (sampleRate <= 0 || channels <= 0) {
      throw new IllegalArgumentException("not audio: " + sampleRate + " Hz, " + channels);
    }
  }
}
