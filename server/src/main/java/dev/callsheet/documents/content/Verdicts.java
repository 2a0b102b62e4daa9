package dev.callsheet.documents.content;

import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.documents.file.FileDescription;
import dev.callsheet.documents.file.StoredFile;
import dev.callsheet.documents.image.StoredImage;
import dev.callsheet.office.data.DataKind;
import dev.callsheet.office.data.InlineTable;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.outline.OutlineReader;
import dev.callsheet.office.outline.Preflight;
import dev.callsheet.office.outline.Sources;
import dev.callsheet.office.warning.Warnings;
import dev.callsheet.storage.BlobStore;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a document would lack, by what is known of its files without opening them. */
@Singleton
public final class Verdicts {
  private final AttachedTexts texts;
  private final LanguageModel model;

  Verdicts(BlobStore blobs, LanguageModel model) {
    this.texts = new AttachedTexts(blobs);
    this.model = model;
  }

  /** Reads the outline and compares it with what is attached. */
  public Verdict of(DocumentFormat format, DocumentSpec spec, Attachments.Found found) {
    var warnings = new Warnings();
    var text = OutlineText.of(spec, texts.of(found.files(), warnings), warnings);
    var tables = new ArrayList<Sources.Table>();
    for (var data : spec.data()) {
      tables.add(
          new Sources.Table(
              data.name(),
              null,
              InlineTable.of(data.name(), data.columns(), data.rows(), warnings)));
    }
    found.files().forEach(file -> tables.addAll(tables(file)));
    var named = Set.copyOf(spec.images());
    var pictures =
        found.images().stream()
            .filter(image -> named.contains(image.id()))
            .map(Verdicts::picture)
            .toList();
    var sources = new Sources(tables, pictures);
    var outline =
        new OutlineReader(sources)
            .read(
                text.markdown(), new Metadata(spec.title(), spec.author(), locale(spec.locale())));
    outline
        .warnings()
        .forEach(warning -> warnings.add(warning.code(), warning.message(), warning.where()));
    var assets =
        text.isPrompt() ? model.missing(format, spec, text.markdown(), sources) : List.<String>of();
    return new Verdict(Preflight.of(outline), assets, warnings.all());
  }

  /** The language of a document, English unless it is told. */
  static Locale locale(@Nullable String tag) {
    return tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag);
  }

  private static List<Sources.Table> tables(StoredFile file) {
    if (file.kind() == DataKind.TXT || file.kind() == DataKind.MD) {
      return List.of();
    }
    return file.described().tables().stream()
        .map(table -> new Sources.Table(file.fileName(), part(file, table), KnownTable.of(table)))
        .toList();
  }

  private static @Nullable String part(StoredFile file, FileDescription.Table table) {
    var beginning = file.fileName() + "#";
    return table.name().startsWith(beginning) ? table.name().substring(beginning.length()) : null;
  }

  private static Sources.Picture picture(StoredImage image) {
    return new Sources.Picture(
        new Image(
            image.fileName(),
            Image.Format.PNG,
            image.width(),
            image.height(),
            () -> {
              throw new UnsupportedOperationException("A preflight reads no pictures");
            },
            null),
        image.alt());
  }
}
