package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.conversion.Conversion;
import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Conversions of a test, each into a folder of its own. */
final class Conversions {
  static final MediaEngine ENGINE = new MediaEngine(Footage.configuration(), new DiskSpace(0));

  private final Path directory;

  Conversions(Path directory) {
    this.directory = directory;
  }

  /** Makes a recording with the arguments between blanks, and the name of the file. */
  Path make(String name, String arguments) throws Exception {
    var file = directory.resolve(name);
    var all = new ArrayList<>(List.of(arguments.split(" ", -1)));
    all.add(file.toString());
    Footage.make(ENGINE, all.toArray(String[]::new));
    return file;
  }

  /** Converts a file; what the result names is all that is in the folder. */
  Converted convert(Path source, Conversion what) throws Exception {
    var folder = Files.createTempDirectory(directory, "converted");
    var percents = new ArrayList<Integer>();
    var converted =
        ENGINE.convert(
            source, ENGINE.inspect(source, ProgressListener.NONE), what, folder, percents::add);
    assertEquals(100, percents.getLast());
    assertEquals(percents.stream().distinct().sorted().toList(), percents);
    assertEquals(
        files(folder),
        converted.files().stream()
            .map(file -> file.path().getFileName().toString())
            .collect(Collectors.toSet()));
    for (var file : converted.files()) {
      assertEquals(file.name(), file.path().getFileName().toString());
      assertEquals(Files.size(file.path()), file.sizeBytes());
    }
    return converted;
  }

  /** The first file of a conversion. */
  Path file(Path source, Conversion what) throws Exception {
    return convert(source, what).files().getFirst().path();
  }

  /** What a source that does not suit a conversion is refused with; nothing is left behind. */
  String refusal(Path source, Conversion what) throws Exception {
    return assertInstanceOf(MediaFailure.Unsuitable.class, failure(source, what)).reason();
  }

  /** Why a conversion fails; nothing is left behind. */
  MediaFailure failure(Path source, Conversion what) throws Exception {
    var folder = Files.createTempDirectory(directory, "failed");
    var inspection = ENGINE.inspect(source, ProgressListener.NONE);
    var exception =
        assertThrows(
            MediaException.class,
            () -> ENGINE.convert(source, inspection, what, folder, ProgressListener.NONE));
    assertEquals(Set.of(), files(folder));
    return exception.failure();
  }

  /** The kinds of the warnings. */
  static List<Warning.Kind> warnings(Converted converted) {
    for (var warning : converted.warnings()) {
      assertTrue(warning.message().endsWith("."), warning.message());
    }
    return converted.warnings().stream().map(Warning::kind).toList();
  }

  private static Set<String> files(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
