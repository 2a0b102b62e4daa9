package dev.callsheet.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The rules that make a key safe as a file name and as an S3 object key. */
final class BlobKey {
  private static final int LONGEST = 200;
  private static final String SEGMENT = "[a-z0-9_-][a-z0-9._-]*";
  private static final Pattern KEY = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");

  private BlobKey() {}

  static String checked(String key) {
    if (key.length() > LONGEST || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a blob key: " + key);
    }
    return key;
  }

  /** Below the root, in one of 256 directories; no two keys share a path. */
  static Path path(Path root, String key) {
    var checksum = new CRC32();
    checksum.update(checked(key).getBytes(StandardCharsets.US_ASCII));
    var shard = HexFormat.of().toHexDigits((byte) checksum.getValue());
    return root.resolve(shard).resolve(key.replace('/', '~'));
  }
}
