package dev.callsheet.registry;

import dev.callsheet.setting.FamilySettings;
import dev.callsheet.setting.Kind;
import dev.callsheet.setting.Section;

/** What an operator can set of {@link RegistrySettings}. */
public final class RegistrySettingList implements FamilySettings {
  private static final long ANY_SIZE = 1L << 50;

  @Override
  public String family() {
    return RegistryFamily.NAME;
  }

  @Override
  public void addTo(Section section) {
    section.add(
        "registry.max-audio-bytes",
        Kind.bytes(1, ANY_SIZE),
        "1073741824",
        "the largest recording, 1 GiB, unless a plan has another size");
    section.add(
        "registry.upload-lifetime",
        Kind.duration("1s", "3650d"),
        "10m",
        "how long an upload URL is good, and a recording waits for its prepare");
    section.add(
        "registry.quote-lifetime",
        Kind.duration("1s", "3650d"),
        "5m",
        "how long a prepared registration can be confirmed");
    section.add(
        "registry.free-registrations",
        Kind.number(0, 1_000_000_000),
        "25",
        "a month, for organisations in the first tier");
    section.add("registry.max-versions", Kind.number(1, 1000), "100", "that a work may have");
  }
}
