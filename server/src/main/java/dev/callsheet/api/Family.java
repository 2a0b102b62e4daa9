package dev.callsheet.api;

/** A family. */
public enum Family {
  STUDIO("studio", "/v1", "sk_studio_");

  private final String id;
  private final String path;
  private final String keyPrefix;

  Family(String id, String path, String keyPrefix) {
    this.id = id;
    this.path = path;
    this.keyPrefix = keyPrefix;
  }

  public String id() {
    return id;
  }

  public String path() {
    return path;
  }

  public String keyPrefix() {
    return keyPrefix;
  }
}
