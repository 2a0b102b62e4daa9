package dev.callsheet.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs of this platform, unpacked once from the class path. */
final class PostgresBinaries {
  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private final Path directory;

  private PostgresBinaries(Path directory) {
    this.directory = directory;
  }

  /** Unpacks the programs under the directory, unless this very version is there. */
  static PostgresBinaries unpack(Path parent) throws IOException, InterruptedException {
    byte[] archive = archive();
    CRC32 checksum = new CRC32();
    checksum.update(archive);
    Path target = parent.resolve("postgres-" + Long.toHexString(checksum.getValue()));
    if (!Files.isDirectory(target)) {
      Path partial = parent.resolve(target.getFileName() + ".partial");
      delete(partial);
      Files.createDirectories(partial);
      extract(archive, partial);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(target);
  }

  /** Returns the absolute path of a program such as {@code initdb}. */
  String program(String name) {
    Path program = directory.resolve("bin").resolve(WINDOWS ? name + ".exe" : name);
    return program.toAbsolutePath().normalize().toString();
  }

  private static byte[] archive() throws IOException {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String system = WINDOWS ? "Windows" : name.startsWith("mac") ? "Darwin" : "Linux";
    String machine = System.getProperty("os.arch", "");
    try (InputStream stream =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            system, machine.equals("amd64") ? "x86_64" : machine)) {
      return stream.readAllBytes();
    } catch (IllegalStateException exception) {
      throw new StartFailure(
          "No PostgreSQL is bundled for "
              + system
              + " on "
              + machine
              + "; set DATABASE_URL to one of yours.",
          exception);
    }
  }

  private static void extract(byte[] archive, Path target)
      throws IOException, InterruptedException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (Thread.interrupted()) {
          throw new InterruptedException("Interrupted while PostgreSQL was unpacked");
        }
        if (!path.startsWith(target)) {
          throw new IOException("The archive names a file outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
          continue;
        }
        if (entry.isLink()) {
          Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
          continue;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
          throw new IOException("Cannot make executable: " + path);
        }
      }
    }
  }

  /** Deletes a directory with all that is in it, if it is there. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
