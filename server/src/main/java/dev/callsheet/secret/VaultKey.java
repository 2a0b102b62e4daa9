package dev.callsheet.secret;

import dev.callsheet.database.StartFailure;
import dev.callsheet.storage.PrivateFiles;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Where the key of the vault comes from: the setting, or else a file in the server's home. */
@Singleton
final class VaultKey {
  private static final String SETTING = "CALLSHEET_SECRET_KEY";
  private static final int BYTES = 32;

  private final String setting;
  private final Path file;

  VaultKey(
      @Value("${callsheet.secret-key:}") String setting,
      @Value("${callsheet.home:.callsheet}") String home) {
    this.setting = setting.strip();
    this.file = Path.of(home).toAbsolutePath().normalize().resolve("secret.key");
  }

  /**
   * Returns the key, unless there is neither setting nor file.
   *
   * @throws StartFailure if what is there is no key
   */
  Optional<SecretKey> find() {
    if (!setting.isEmpty()) {
      return Optional.of(key(setting));
    }
    try {
      return Optional.of(key(Files.readString(file).strip()));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException exception) {
      throw new StartFailure("Cannot read " + file + ": " + exception.getMessage(), exception);
    }
  }

  /** Creates the file and returns its key, or that of another process which was first. */
  SecretKey create() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    try {
      PrivateFiles.create(file, Base64.getEncoder().encodeToString(bytes) + "\n");
    } catch (IOException exception) {
      throw new StartFailure("Cannot write " + file + ": " + exception.getMessage(), exception);
    }
    return find().orElseThrow();
  }

  /** Returns what to tell the operator where the key is. */
  String place() {
    return setting.isEmpty() ? file.toString() : SETTING;
  }

  private SecretKey key(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException exception) {
      // Its message would quote the text.
      bytes = new byte[0];
    }
    if (bytes.length != BYTES) {
      throw new StartFailure(place() + " must hold 32 bytes in base64.");
    }
    return new SecretKeySpec(bytes, "AES");
  }
}
