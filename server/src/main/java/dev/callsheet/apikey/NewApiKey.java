package dev.callsheet.apikey;

/**
 * A key at the only moment when its secret is known.
 *
 * @param id {@code key_…}
 * @param secret what the bearer presents; stored nowhere
 */
public record NewApiKey(String id, String secret) {
  /** Leaves the secret out, for this may reach a log. */
  @Override
  public String toString() {
    return "NewApiKey[id=" + id + "]";
  }
}
