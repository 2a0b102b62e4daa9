package dev.callsheet.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Immutable byte sequences under a key.
 *
 * <p>A key is one or more segments of {@code a-z 0-9 . _ -} joined by {@code /}, at most 200
 * characters in all, no segment beginning with a dot. Once a put returns, the blob survives a crash
 * of the process and of the machine, and readers see all of it; before that they see what was there
 * before.
 *
 * <p>Every method fails with {@link BlobNotFoundException} where the key holds nothing and with
 * {@link StorageUnavailableException} where the store cannot be reached or is full.
 */
public interface BlobStore {
  /**
   * Streams the whole content into the blob, replacing what the key held.
   *
   * @throws IOException when the content itself cannot be read; nothing is stored then
   */
  void put(String key, InputStream content) throws IOException;

  /** Copies the file into the blob, replacing what the key held; the file stays. */
  void put(String key, Path file);

  /**
   * Turns the file into the blob, replacing what the key held; the file is gone afterwards. No byte
   * is copied where file and store share a file system. Where the file is missing and the key holds
   * a blob, an earlier call is taken to have been interrupted after its work was done.
   */
  void move(Path file, String key);

  /**
   * Opens a part of the blob, to be closed by the caller.
   *
   * @param offset of the first byte
   * @param length in bytes; offset + length must not exceed the blob's size
   */
  InputStream open(String key, long offset, long length);

  /** Size in bytes. */
  long size(String key);

  /** Whether the key holds a blob. */
  boolean exists(String key);

  /** Deletes the blob; a key that holds nothing is left so. */
  void delete(String key);

  /** The blob as a file for programs that need a path; close it when they are done with it. */
  LocalCopy localCopy(String key);
}
