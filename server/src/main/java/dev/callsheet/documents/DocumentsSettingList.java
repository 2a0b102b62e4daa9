package dev.callsheet.documents;

import dev.callsheet.setting.FamilySettings;
import dev.callsheet.setting.Kind;
import dev.callsheet.setting.Section;
import java.nio.file.Files;
import java.util.Optional;

/** What an operator can set of {@link DocumentsSettings}. */
public final class DocumentsSettingList implements FamilySettings {
  @Override
  public String family() {
    return DocumentsFamily.NAME;
  }

  @Override
  public void addTo(Section section) {
    section.add(
        "documents.lifetime",
        Kind.duration("1s", "3650d"),
        "30d",
        "how long runs are kept, and what was deleted is told from what never was");
    section.add(
        "documents.drawing-deadline",
        Kind.duration("100ms", "1h"),
        "10s",
        "for the drawing of one SVG");
    section.add(
        "documents.synchronous-ceiling",
        Kind.duration("100ms", "1h"),
        "300s",
        "how long a request waits for its document");
    section.add(
        "documents.synchronous-runs",
        Kind.number(1, 100_000),
        "20",
        "requests that wait for documents at a time");
    section.add(
        "documents.queue-lifetime",
        Kind.duration("1s", "3650d"),
        "24h",
        "how long a run waits for its turn");
    section.add(
        "documents.memory",
        Kind.duration("1s", "3650d"),
        "365d",
        "how long a run that is gone is told from one that never was");
    section.add(
        "documents.download-lifetime",
        Kind.duration("1s", "7d"),
        "1h",
        "how long a signed URL is good");
    section.add(
        "documents.office",
        Kind.program(
            "a LibreOffice that can be run",
            file ->
                Files.isExecutable(file)
                    ? Optional.empty()
                    : Optional.of("is not a program that can be run")),
        "the `soffice` on the `PATH`, if any",
        "makes PDF, PNG, ODT and ODP of documents; it breaks lines and pages as Office does"
            + " where Carlito is installed, which has the widths of Calibri");
    section.add(
        "documents.office-deadline",
        Kind.duration("1s", "1h"),
        "60s",
        "for the conversion of one document");
    section.add(
        "documents.office-processes",
        Kind.number(1, 1000),
        "2",
        "conversions by LibreOffice at a time");
    section.add(
        "documents.model.base-url",
        Kind.baseUrl(),
        "no language model",
        "an OpenAI-compatible endpoint, with its version: https://host/v1");
    section.add(
        "documents.model.key", Kind.secretText("a key"), "", "sent to it as a bearer token");
    section.add(
        "documents.model.name",
        Kind.matching("a name in one word", "[!-~]{1,200}"),
        "default",
        "of the model at the endpoint");
    section.add(
        "documents.model.deadline",
        Kind.duration("1s", "1h"),
        "120s",
        "for an outline, with all attempts");
    section.add(
        "documents.model.preflight-deadline",
        Kind.duration("100ms", "1h"),
        "10s",
        "for the question what is missing");
  }
}
