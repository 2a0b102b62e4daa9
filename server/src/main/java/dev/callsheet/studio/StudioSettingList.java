package dev.callsheet.studio;

import dev.callsheet.setting.FamilySettings;
import dev.callsheet.setting.Kind;
import dev.callsheet.setting.Section;

/** What an operator can set of {@link StudioSettings}. */
public final class StudioSettingList implements FamilySettings {
  @Override
  public String family() {
    return StudioFamily.NAME;
  }

  @Override
  public void addTo(Section section) {
    section.add(
        "studio.max-duration", Kind.duration("1s", "3650d"), "12h", "the longest recording");
  }
}
