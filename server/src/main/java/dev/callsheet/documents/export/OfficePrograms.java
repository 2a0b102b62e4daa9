package dev.callsheet.documents.export;

import dev.callsheet.documents.DocumentsSettings;
import dev.callsheet.office.export.Exports;
import dev.callsheet.office.export.OfficeConverter;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the office program of this machine. */
@Factory
final class OfficePrograms {
  private static final Logger LOG = LoggerFactory.getLogger(OfficePrograms.class);
  private static final long MEMORY_BYTES = 4L << 30;

  @Singleton
  Exports exports(DocumentsSettings settings) throws InterruptedException {
    var converter = OfficeConverter.find(settings.office(), MEMORY_BYTES);
    converter.ifPresentOrElse(
        found -> LOG.info("LibreOffice runs with {}", found.isolation()),
        () ->
            LOG.info(
                "There is no LibreOffice: documents are not exported to PDF, PNG, ODT and ODP"));
    return new Exports(
        converter.orElse(null), settings.officeDeadline(), settings.officeProcesses());
  }
}
