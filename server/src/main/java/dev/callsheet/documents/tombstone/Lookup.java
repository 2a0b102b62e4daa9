package dev.callsheet.documents.tombstone;

/** What there is under an id. */
public sealed interface Lookup<T> {
  /** It is there. */
  record Found<T>(T value) implements Lookup<T> {}

  /** It was there. */
  record Gone<T>() implements Lookup<T> {}

  /** It never was there, or is another organisation's, or is long gone. */
  record Unknown<T>() implements Lookup<T> {}
}
