package dev.callsheet.transparency.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  /** The example of c2sp.org/tlog-checkpoint. */
  private static final String PUBLISHED =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
      """;

  private static final String HASH = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

  @Test
  void publishedCheckpointIsReadAndWritten() throws Exception {
    Checkpoint checkpoint = Checkpoint.parse(PUBLISHED);
    assertEquals(
        new Checkpoint("example.com/behind-the-sofa", 20_852_163, Sha256.fromBase64(HASH)),
        checkpoint);
    assertEquals(PUBLISHED, checkpoint.text());
  }

  @Test
  void extensionLinesAreKept() throws Exception {
    Checkpoint checkpoint = Checkpoint.parse(PUBLISHED + "one\ntwo\n");
    assertEquals(List.of("one", "two"), checkpoint.extensions());
    assertEquals(PUBLISHED + "one\ntwo\n", checkpoint.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "origin\n1\n",
        "origin\n1\n" + HASH,
        "\n1\n" + HASH + "\n",
        "origin\n01\n" + HASH + "\n",
        "origin\n+1\n" + HASH + "\n",
        "origin\n-1\n" + HASH + "\n",
        "origin\n\u0661\n" + HASH + "\n",
        "origin\n9223372036854775808\n" + HASH + "\n",
        "origin\n1\nAAAA\n",
        "origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "origin\n1\n" + HASH + "\n\n",
        "origin\n1\n" + HASH + "\n\nmore\n",
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThrows(MalformedException.class, () -> Checkpoint.parse(text));
  }
}
