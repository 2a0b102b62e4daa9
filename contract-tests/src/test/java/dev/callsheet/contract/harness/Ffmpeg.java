package dev.callsheet.contract.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ffmpeg that the server ships with. */
final class Ffmpeg {
  private static final class Unpacked {
    static final Path FOLDER = unpack();
  }

  private Ffmpeg() {}

  /** Runs ffmpeg; an output file is among the arguments. */
  static void run(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(program("ffmpeg"));
    command.addAll(List.of("-hide_banner", "-nostdin", "-v", "error", "-y"));
    command.addAll(arguments);
    output(command);
  }

  /** Returns what ffprobe says of a file, as JSON. */
  static String probe(Path file, String... arguments) {
    var command = new ArrayList<String>();
    command.addAll(List.of(program("ffprobe"), "-hide_banner", "-v", "error"));
    command.addAll(List.of("-of", "json"));
    command.addAll(List.of(arguments));
    command.add(file.toString());
    return output(command);
  }

  private static String program(String name) {
    return Unpacked.FOLDER.resolve(name).toString();
  }

  private static String output(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
      }
      return output;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }

  /** The libraries of the server are no dependency of the tests, so they are loaded by hand. */
  private static Path unpack() {
    try (var files = Files.list(CallsheetServer.libraries())) {
      var jars =
          files
              .filter(file -> file.getFileName().toString().matches("(javacpp|ffmpeg)-.*\\.jar"))
              .map(Ffmpeg::url)
              .toArray(URL[]::new);
      try (var libraries = new URLClassLoader(jars)) {
        var loader = libraries.loadClass("org.bytedeco.javacpp.Loader");
        var platform = loader.getMethod("getPlatform").invoke(null);
        var found =
            loader
                .getMethod("cacheResources", Class.class, String.class)
                .invoke(null, loader, "/org/bytedeco/ffmpeg/" + platform + "/");
        var folder = ((File[]) found)[0].toPath();
        for (var name : List.of("ffmpeg", "ffprobe")) {
          if (!folder.resolve(name).toFile().setExecutable(true)) {
            throw new IllegalStateException(name + " cannot be made executable");
          }
        }
        return folder;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException failure) {
      throw new IllegalStateException("The bundled ffmpeg cannot be unpacked", failure);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
