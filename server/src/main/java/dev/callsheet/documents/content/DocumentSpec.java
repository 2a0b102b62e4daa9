package dev.callsheet.documents.content;

import dev.callsheet.database.JsonColumn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document is made of, as its run keeps it.
 *
 * @param prompt what it is to be about; null where there is an outline alone
 * @param outline in Markdown; null where there is a prompt alone
 * @param data tables that were sent along
 * @param files ids of files
 * @param images ids of images
 * @param brand how it looks; null for as usual
 * @param locale its language, by BCP 47; null for English
 */
public record DocumentSpec(
    @Nullable String prompt,
    @Nullable String outline,
    List<InlineData> data,
    List<String> files,
    List<String> images,
    @Nullable BrandSpec brand,
    @Nullable String locale,
    @Nullable String title,
    @Nullable String author,
    @Nullable String fileName) {

  /** The ids of all images: those that it can name, and the logo. */
  public Set<String> allImages() {
    var ids = new LinkedHashSet<>(images);
    if (brand != null && brand.logo() != null) {
      ids.add(brand.logo());
    }
    return ids;
  }

  /** How many bytes what stands in it has, as JSON. */
  public long bytes() {
    return JsonColumn.write(this).getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * A table that was sent along.
   *
   * @param rows of texts, numbers, truth values and null
   */
  public record InlineData(String name, List<String> columns, List<List<@Nullable Object>> rows) {}

  /**
   * How a document is to look.
   *
   * @param colors up to six, as {@code #RRGGBB}
   * @param logo the id of an image; null for none
   */
  public record BrandSpec(
      List<String> colors,
      @Nullable String textColor,
      @Nullable String headingFont,
      @Nullable String bodyFont,
      @Nullable String logo,
      @Nullable String footer) {}
}
