package dev.callsheet.contract.recording;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The exchanges of a run in a file, a JSON object in each line, written as they come. */
public final class ExchangeLog {
  /** Escapes, so that even half of a surrogate pair can be written. */
  private static final JsonMapper JSON =
      JsonMapper.builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
          .build();

  private final Path file;
  private final BufferedWriter writer;

  /** Begins a file, in place of the one of an earlier run. */
  public ExchangeLog(Path file) {
    this.file = file;
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      writer = Files.newBufferedWriter(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Adds an exchange. */
  public synchronized void add(Exchange exchange) {
    try {
      writer.write(JSON.writeValueAsString(exchange));
      writer.newLine();
      writer.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the exchanges so far, read one by one; to be closed. */
  public Stream<Exchange> exchanges() throws IOException {
    return Files.lines(file).map(line -> JSON.readValue(line, Exchange.class));
  }
}
