package dev.callsheet.documents.content;

import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.documents.file.StoredFile;
import dev.callsheet.documents.image.StoredImage;
import dev.callsheet.office.data.DataFile;
import dev.callsheet.office.data.DataKind;
import dev.callsheet.office.data.DataLimits;
import dev.callsheet.office.data.DataReading;
import dev.callsheet.office.data.InlineTable;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.image.ImageOutcome;
import dev.callsheet.office.image.ImageReader;
import dev.callsheet.office.outline.OutlineReader;
import dev.callsheet.office.outline.Preflight;
import dev.callsheet.office.outline.Sources;
import dev.callsheet.office.theme.Brand;
import dev.callsheet.office.theme.BrandTheme;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warning;
import dev.callsheet.office.warning.Warnings;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.LocalCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a document is made of; what it returns is good until it is closed. */
public final class ContentReader implements AutoCloseable {
  private final BlobStore blobs;
  private final ImageReader images;
  private final LanguageModel model;
  private final Path folder;
  private final Warnings warnings;
  private final List<LocalCopy> copies = new ArrayList<>();

  /**
   * Makes one for one document.
   *
   * @param folder where pictures come to lie
   * @param warnings takes what had to give
   */
  public ContentReader(
      BlobStore blobs, ImageReader images, LanguageModel model, Path folder, Warnings warnings) {
    this.blobs = blobs;
    this.images = images;
    this.model = model;
    this.folder = folder;
    this.warnings = warnings;
  }

  /**
   * Reads all of it.
   *
   * @throws IOException if this machine's disk fails
   * @throws LanguageModelException if it needs the language model, which made nothing of it
   */
  public Content read(DocumentFormat format, DocumentSpec spec, Attachments.Found found)
      throws IOException, LanguageModelException, InterruptedException {
    var tables = new ArrayList<Sources.Table>();
    for (var data : spec.data()) {
      tables.add(
          new Sources.Table(
              data.name(),
              null,
              InlineTable.of(data.name(), data.columns(), data.rows(), warnings)));
    }
    for (var file : found.files()) {
      if (file.kind() != DataKind.TXT && file.kind() != DataKind.MD) {
        tables.addAll(Sources.tables(data(file)));
      }
    }
    var pictures = new LinkedHashMap<String, Image>();
    for (var image : found.images()) {
      var picture = picture(image);
      if (picture != null) {
        pictures.put(image.id(), picture);
      }
    }
    var text = OutlineText.of(spec, new AttachedTexts(blobs).of(found.files(), warnings), warnings);
    var sources = new Sources(tables, named(spec, found.images(), pictures));
    var markdown = text.markdown();
    if (text.isPrompt() && model.isThere()) {
      markdown = model.outline(format, spec, markdown, sources);
    } else if (text.isPrompt()) {
      warnings.add(
          "no_language_model",
          "The prompt has no structure, and this server has no language model to make an outline"
              + " of it; it is the text of the document, before what is attached.",
          null);
    }
    var outline =
        new OutlineReader(sources)
            .read(
                markdown,
                new Metadata(spec.title(), spec.author(), Verdicts.locale(spec.locale())));
    outline.warnings().forEach(this::warn);
    return new Content(outline.document(), theme(spec, pictures), Preflight.of(outline));
  }

  private DataFile data(StoredFile file) throws IOException {
    return switch (DataFile.read(local(file.blobKey()), file.fileName(), DataLimits.USUAL)) {
      case DataReading.Readable(var readable) -> {
        readable.warnings().forEach(this::warn);
        yield readable;
      }
      case DataReading.Unreadable(_, var message) ->
          throw new IllegalStateException(file.id() + " was readable once: " + message);
    };
  }

  private @Nullable Image picture(StoredImage image) throws IOException, InterruptedException {
    return switch (images.read(local(image.blobKey()), image.fileName(), folder)) {
      case ImageOutcome.Accepted(var picture, var told) -> {
        told.forEach(this::warn);
        yield picture;
      }
      case ImageOutcome.Refused(_, var message) -> {
        warnings.add("image_left_out", message, image.fileName());
        yield null;
      }
    };
  }

  private Path local(String blobKey) {
    var copy = blobs.localCopy(blobKey);
    copies.add(copy);
    return copy.path();
  }

  /** Those that the outline can name; a logo is none unless it is sent as one of them too. */
  private static List<Sources.Picture> named(
      DocumentSpec spec, List<StoredImage> images, Map<String, Image> pictures) {
    var named = Set.copyOf(spec.images());
    var sources = new ArrayList<Sources.Picture>();
    for (var image : images) {
      var picture = pictures.get(image.id());
      if (picture != null && named.contains(image.id())) {
        sources.add(new Sources.Picture(picture, image.alt()));
      }
    }
    return sources;
  }

  private Theme theme(DocumentSpec spec, Map<String, Image> pictures) {
    var brand = spec.brand();
    if (brand == null) {
      return Theme.PLAIN;
    }
    return BrandTheme.of(
        new Brand(
            brand.colors(),
            brand.textColor(),
            null,
            brand.headingFont(),
            brand.bodyFont(),
            brand.logo() == null ? null : pictures.get(brand.logo()),
            brand.footer()),
        warnings);
  }

  private void warn(Warning warning) {
    warnings.add(warning.code(), warning.message(), warning.where());
  }

  @Override
  public void close() throws IOException {
    for (var copy : copies) {
      copy.close();
    }
  }
}
