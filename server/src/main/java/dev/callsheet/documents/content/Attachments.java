package dev.callsheet.documents.content;

import dev.callsheet.documents.file.Files;
import dev.callsheet.documents.file.StoredFile;
import dev.callsheet.documents.image.Images;
import dev.callsheet.documents.image.StoredImage;
import dev.callsheet.documents.tombstone.Lookup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Finds the files and images that a document is to be made of. */
@Singleton
public final class Attachments {
  private final Files files;
  private final Images images;

  Attachments(Files files, Images images) {
    this.files = files;
    this.images = images;
  }

  /**
   * What a document is to be made of besides its outline.
   *
   * @param files in the order in which they are named
   * @param images those that the outline can name, and the logo
   */
  public record Found(List<StoredFile> files, List<StoredImage> images) {
    /** Keeps copies. */
    public Found {
      files = List.copyOf(files);
      images = List.copyOf(images);
    }

    /** How many bytes a document is made of, by which it is charged. */
    public long bytes(DocumentSpec spec) {
      return spec.bytes() + files.stream().mapToLong(StoredFile::sizeBytes).sum();
    }
  }

  /** What came of looking for them. */
  public sealed interface Finding {
    /** All are there. */
    record AllThere(Found found) implements Finding {}

    /** One that never was, or is another organisation's. */
    record Unknown(String id) implements Finding {}

    /** One that was deleted. */
    record Gone(String id) implements Finding {}
  }

  /** Looks for all that a document names by an id. */
  public Finding find(String organizationId, DocumentSpec spec) {
    var foundFiles = new ArrayList<StoredFile>();
    for (var id : spec.files()) {
      switch (files.find(organizationId, id)) {
        case Lookup.Found<StoredFile>(var file) -> foundFiles.add(file);
        case Lookup.Gone<StoredFile>() -> {
          return new Finding.Gone(id);
        }
        case Lookup.Unknown<StoredFile>() -> {
          return new Finding.Unknown(id);
        }
      }
    }
    var foundImages = new ArrayList<StoredImage>();
    for (var id : spec.allImages()) {
      switch (images.find(organizationId, id)) {
        case Lookup.Found<StoredImage>(var image) -> foundImages.add(image);
        case Lookup.Gone<StoredImage>() -> {
          return new Finding.Gone(id);
        }
        case Lookup.Unknown<StoredImage>() -> {
          return new Finding.Unknown(id);
        }
      }
    }
    return new Finding.AllThere(new Found(foundFiles, foundImages));
  }

  /** Keeps all of them from being deleted until the caller's transaction ends; false if one was. */
  public boolean hold(String organizationId, DocumentSpec spec) {
    return files.hold(organizationId, spec.files())
        && images.hold(organizationId, spec.allImages());
  }
}
