package dev.callsheet.tasks;

import dev.callsheet.setting.FamilySettings;
import dev.callsheet.setting.Kind;
import dev.callsheet.setting.Section;

/** What an operator can set of {@link TasksSettings}. */
public final class TasksSettingList implements FamilySettings {
  private static final long ANY_SIZE = 1L << 50;

  @Override
  public String family() {
    return TasksFamily.NAME;
  }

  @Override
  public void addTo(Section section) {
    section.add(
        "tasks.max-file-bytes",
        Kind.bytes(1, ANY_SIZE),
        "17179869184",
        "the largest file, uploaded or fetched, 16 GiB, unless a plan has another size");
    section.add("tasks.max-projects", Kind.number(1, 1_000_000), "1000", "for each organisation");
    section.add("tasks.max-automations", Kind.number(1, 1_000_000), "1000", "for each project");
    section.add(
        "tasks.unfinished-tasks",
        Kind.number(1, 1_000_000),
        "1000",
        "for each project, unless a plan has another number");
    section.add(
        "tasks.upload-lifetime",
        Kind.duration("1s", "3650d"),
        "1h",
        "how long an upload URL is good");
    section.add(
        "tasks.download-lifetime",
        Kind.duration("1s", "7d"),
        "1h",
        "how long a signed URL is good");
    section.add(
        "tasks.fetch-deadline",
        Kind.duration("1s", "3650d"),
        "30m",
        "for the fetching of a task's source");
    section.add("tasks.probes", Kind.number(1, 1000), "8", "sources that are probed at a time");
    section.add(
        "tasks.probe-max-bytes",
        Kind.bytes(1, ANY_SIZE),
        "1073741824",
        "the largest file that a probe fetches, 1 GiB");
    section.add(
        "tasks.probe-deadline", Kind.duration("100ms", "1h"), "30s", "how long a probe may fetch");
  }
}
