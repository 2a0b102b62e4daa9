package dev.callsheet.clips;

import dev.callsheet.setting.FamilySettings;
import dev.callsheet.setting.Kind;
import dev.callsheet.setting.Section;

/** What an operator can set of {@link ClipsSettings}. */
public final class ClipsSettingList implements FamilySettings {
  private static final long ANY_SIZE = 1L << 50;

  @Override
  public String family() {
    return ClipsFamily.NAME;
  }

  @Override
  public void addTo(Section section) {
    section.add(
        "clips.max-source-bytes",
        Kind.bytes(1, ANY_SIZE),
        "17179869184",
        "the largest source, 16 GiB, unless a plan has another size");
    section.add(
        "clips.max-source-duration", Kind.duration("1s", "3650d"), "12h", "the longest source");
    section.add(
        "clips.upload-lifetime",
        Kind.duration("1s", "3650d"),
        "1h",
        "how long an upload URL is good");
    section.add(
        "clips.fetch-deadline",
        Kind.duration("1s", "3650d"),
        "30m",
        "for the fetching of a source");
    section.add(
        "clips.max-unfinished-projects",
        Kind.number(1, 1_000_000),
        "5",
        "for each organisation, unless its plan has another number");
    section.add(
        "clips.max-unfinished-exports", Kind.number(1, 1_000_000), "10", "for each organisation");
    section.add(
        "clips.lifetime",
        Kind.duration("1s", "3650d"),
        "7d",
        "how long projects, exports and sources are kept");
  }
}
