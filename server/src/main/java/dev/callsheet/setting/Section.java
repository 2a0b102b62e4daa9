package dev.callsheet.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings that belong together. */
public final class Section {
  private final String title;
  private final List<Setting> settings = new ArrayList<>();

  Section(String title) {
    this.title = title;
  }

  /**
   * Adds {@code callsheet.…}, whose variable is made of its name.
   *
   * @param preset what is taken when it is not set, in words where it is no value; empty for
   *     nothing
   * @param meaning what it is, as the end of a sentence
   */
  public void add(String name, Kind kind, String preset, String meaning) {
    var property = "callsheet." + name;
    add(variable(property), property, kind, preset, meaning);
  }

  void add(String variable, @Nullable String property, Kind kind, String preset, String meaning) {
    settings.add(new Setting(title, variable, property, kind, preset, meaning));
  }

  List<Setting> settings() {
    return settings;
  }

  /** The variable of a property where none is shorter. */
  static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }
}
