package dev.callsheet.kernel.form;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder for forms of the framework's settings, else that of Java; for an application without
 * one.
 */
@Singleton
@Requires(missingBeans = FormSpool.class)
final class TemporaryFolder implements FormSpool {
  private final HttpServerConfiguration server;

  TemporaryFolder(HttpServerConfiguration server) {
    this.server = server;
  }

  @Override
  public Path newFile() throws IOException {
    var folder =
        server
            .getMultipart()
            .getLocation()
            .map(File::toPath)
            .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    return Files.createTempFile(folder, "form-", ".part");
  }

  @Override
  public OutputStream open(Path file) throws IOException {
    return Files.newOutputStream(file);
  }
}
