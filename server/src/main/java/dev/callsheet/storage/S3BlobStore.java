package dev.callsheet.storage;

import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Blobs as objects of a bucket of any S3-compatible service.
 *
 * <p>Content larger than one part goes up in parts, one part in memory at a time, and is seen only
 * once all of them are there; a bucket should have a lifecycle rule that drops incomplete multipart
 * uploads, for those that a killed process leaves.
 */
@Singleton
@Requires(property = "callsheet.storage.type", value = "s3")
final class S3BlobStore implements BlobStore {
  private static final int NOT_FOUND = 404;
  private static final int MOST_PARTS = 10_000;

  private final S3Client client;
  private final Scratch scratch;
  private final DiskSpace space;
  private final String bucket;
  private final int partBytes;

  S3BlobStore(S3Configuration configuration, Scratch scratch, DiskSpace space) {
    this.scratch = scratch;
    this.space = space;
    this.bucket = configuration.bucket();
    this.partBytes = configuration.partBytes();
    var builder =
        S3Client.builder()
            .region(Region.of(configuration.region()))
            .forcePathStyle(configuration.pathStyle())
            // Other services than Amazon's often refuse the checksums that the SDK adds by itself.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (configuration.endpoint() != null) {
      builder.endpointOverride(configuration.endpoint());
    }
    if (configuration.accessKey() != null && configuration.secretKey() != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(configuration.accessKey(), configuration.secretKey())));
    }
    this.client = builder.build();
  }

  @PreDestroy
  void close() {
    client.close();
  }

  @Override
  public void put(String key, InputStream content) throws IOException {
    BlobKey.checked(key);
    var first = content.readNBytes(partBytes);
    if (first.length < partBytes) {
      asked(
          key,
          () ->
              client.putObject(
                  request -> request.bucket(bucket).key(key), RequestBody.fromBytes(first)));
      return;
    }
    putInParts(key, first, content);
  }

  private void putInParts(String key, byte[] first, InputStream content) throws IOException {
    var uploadId =
        asked(
            key,
            () ->
                client
                    .createMultipartUpload(request -> request.bucket(bucket).key(key))
                    .uploadId());
    boolean complete = false;
    try {
      var parts = new ArrayList<CompletedPart>();
      for (byte[] part = first; part.length > 0; part = content.readNBytes(partBytes)) {
        if (parts.size() == MOST_PARTS) {
          throw new IllegalArgumentException(
              "More than " + MOST_PARTS + " parts; raise callsheet.storage.s3.part-bytes");
        }
        parts.add(putPart(key, uploadId, parts.size() + 1, part));
      }
      asked(
          key,
          () ->
              client.completeMultipartUpload(
                  request ->
                      request
                          .bucket(bucket)
                          .key(key)
                          .uploadId(uploadId)
                          .multipartUpload(upload -> upload.parts(parts))));
      complete = true;
    } finally {
      if (!complete) {
        abandon(key, uploadId);
      }
    }
  }

  private CompletedPart putPart(String key, String uploadId, int number, byte[] part) {
    var answer =
        asked(
            key,
            () ->
                client.uploadPart(
                    request ->
                        request.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                    RequestBody.fromBytes(part)));
    return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
  }

  /** The failure that brought us here is the one to report, so another one is dropped. */
  private void abandon(String key, String uploadId) {
    try {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
    } catch (S3Exception | SdkClientException ignored) {
      // The bucket's lifecycle rule takes it.
    }
  }

  @Override
  public void put(String key, Path file) {
    try (var content = Files.newInputStream(file)) {
      put(key, content);
    } catch (IOException exception) {
      throw new StorageUnavailableException("The file for " + key + " is unreadable", exception);
    }
  }

  @Override
  public void move(Path file, String key) {
    BlobKey.checked(key);
    if (!Files.exists(file)) {
      if (exists(key)) {
        return;
      }
      throw new BlobNotFoundException(key);
    }
    put(key, file);
    try {
      Files.deleteIfExists(file);
    } catch (IOException exception) {
      throw new StorageUnavailableException("The file for " + key + " stays behind", exception);
    }
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    Ranges.check(offset, length, size(key));
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    var range = "bytes=" + offset + "-" + (offset + length - 1);
    return asked(
        key, () -> client.getObject(request -> request.bucket(bucket).key(key).range(range)));
  }

  @Override
  public long size(String key) {
    BlobKey.checked(key);
    return asked(
        key, () -> client.headObject(request -> request.bucket(bucket).key(key)).contentLength());
  }

  @Override
  public boolean exists(String key) {
    try {
      size(key);
      return true;
    } catch (BlobNotFoundException exception) {
      return false;
    }
  }

  @Override
  public void delete(String key) {
    BlobKey.checked(key);
    asked(key, () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
  }

  @Override
  public LocalCopy localCopy(String key) {
    try {
      var file = scratch.newFile();
      var copy = LocalCopy.ofTemporary(file);
      boolean whole = false;
      try {
        download(key, file);
        whole = true;
      } finally {
        if (!whole) {
          copy.close();
        }
      }
      return copy;
    } catch (IOException | UncheckedIOException exception) {
      throw new StorageUnavailableException("No local copy of " + key, exception);
    }
  }

  private void download(String key, Path file) throws IOException {
    var size = size(key);
    space.require(file, size);
    try (var content = open(key, 0, size)) {
      try (var output = space.open(file, StandardOpenOption.WRITE)) {
        content.transferTo(output);
      } catch (StorageUnavailableException stopped) {
        // Closing alone would read the rest first.
        if (content instanceof Abortable connection) {
          connection.abort();
        }
        throw stopped;
      }
    }
  }

  private static <T> T asked(String key, Supplier<T> call) {
    try {
      return call.get();
    } catch (NoSuchBucketException exception) {
      throw new StorageUnavailableException("There is no such bucket", exception);
    } catch (S3Exception exception) {
      if (exception.statusCode() == NOT_FOUND) {
        throw new BlobNotFoundException(key);
      }
      throw new StorageUnavailableException("The object store refuses " + key, exception);
    } catch (SdkClientException exception) {
      throw new StorageUnavailableException("The object store is unreachable", exception);
    }
  }
}
