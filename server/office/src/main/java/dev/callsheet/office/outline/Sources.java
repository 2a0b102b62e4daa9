package dev.callsheet.office.outline;

import dev.callsheet.office.data.DataFile;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.image.Image;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is attached to an outline.
 *
 * @param tables in the order in which they are appended if the outline does not name them
 */
public record Sources(List<Table> tables, List<Picture> pictures) {
  /** Nothing. */
  public static final Sources NONE = new Sources(List.of(), List.of());

  /** Keeps a copy. */
  public Sources {
    tables = List.copyOf(tables);
    pictures = List.copyOf(pictures);
  }

  /**
   * A table.
   *
   * @param file the name of the file, or of the inline table, that outlines call it by
   * @param part the sheet, or the name in an object, that it is, which outlines put behind a {@code
   *     #}; null where the file is one table
   */
  public record Table(String file, @Nullable String part, Dataset data) {}

  /**
   * An image, which outlines call by its name.
   *
   * @param alternative what it shows, as its sender said; null where nothing was said
   */
  public record Picture(Image image, @Nullable String alternative) {}

  /** The tables of a file. */
  public static List<Table> tables(DataFile file) {
    var tables = new ArrayList<Table>();
    for (var table : file.tables()) {
      tables.add(new Table(file.name(), table.part(), table.data()));
    }
    return tables;
  }
}
