package dev.callsheet.documents.content;

import dev.callsheet.api.documents.model.Brand;
import dev.callsheet.api.documents.model.GenerateRequest;
import dev.callsheet.api.documents.model.InlineTable;
import dev.callsheet.api.documents.model.PreflightRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a document is to be made of. */
public final class SpecReader {
  private SpecReader() {}

  /** Of a request to make it. */
  public static DocumentSpec read(GenerateRequest request) {
    return spec(
        request.prompt(),
        request.outline(),
        request.data(),
        request.dataSources(),
        request.imageAssets(),
        request.brand(),
        request.locale(),
        request.title(),
        request.author(),
        request.fileName());
  }

  /** Of a request to check it. */
  public static DocumentSpec read(PreflightRequest request) {
    return spec(
        request.prompt(),
        request.outline(),
        request.data(),
        request.dataSources(),
        request.imageAssets(),
        request.brand(),
        request.locale(),
        request.title(),
        request.author(),
        request.fileName());
  }

  private static DocumentSpec spec(
      @Nullable String prompt,
      @Nullable String outline,
      @Nullable List<InlineTable> data,
      @Nullable List<String> files,
      @Nullable List<String> images,
      @Nullable Brand brand,
      @Nullable String locale,
      @Nullable String title,
      @Nullable String author,
      @Nullable String fileName) {
    return new DocumentSpec(
        prompt,
        outline,
        orEmpty(data).stream()
            .map(
                table ->
                    new DocumentSpec.InlineData(
                        table.name(), table.columns(), List.copyOf(table.rows())))
            .toList(),
        List.copyOf(new LinkedHashSet<>(orEmpty(files))),
        List.copyOf(new LinkedHashSet<>(orEmpty(images))),
        brand == null
            ? null
            : new DocumentSpec.BrandSpec(
                orEmpty(brand.colors()),
                brand.textColor(),
                brand.headingFont(),
                brand.bodyFont(),
                brand.logo(),
                brand.footer()),
        locale,
        title,
        author,
        fileName);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
