package dev.callsheet.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {
  /** Of the three letters abc, as the standards of the two functions publish them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
        "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
      })
  void knowsTheContentThatItWasMadeOf(String header) {
    var checksum = assertInstanceOf(Checksum.Parsed.Valid.class, Checksum.parse(header)).checksum();
    var digest = checksum.newDigest();
    digest.update("abc".getBytes(StandardCharsets.US_ASCII));
    assertTrue(checksum.matches(digest));
    digest.update("abd".getBytes(StandardCharsets.US_ASCII));
    assertFalse(checksum.matches(digest));
  }

  @Test
  void tellsAnUnsupportedAlgorithm() {
    assertEquals(
        new Checksum.Parsed.UnsupportedAlgorithm("md5"),
        Checksum.parse("md5 kAFQmDzST7DWlj99KOF/cg=="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sha1",
        "sha1 ",
        "sha1 !!!!",
        "sha1 qZk+",
        "sha256 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
        "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0= more",
        "sha1  qZk+NkcGgWq6PiVxeFDCbJzQ2J0="
      })
  void tellsAMalformedHeader(String header) {
    assertEquals(new Checksum.Parsed.Malformed(), Checksum.parse(header));
  }
}
