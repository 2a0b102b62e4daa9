package dev.callsheet.transparency.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.transparency.encoding.CanonicalBase64;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** The example of c2sp.org/signed-note. */
  private static final String PUBLISHED_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String PUBLISHED_NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  private final NoteSigner log = NoteSigner.generate("log.example/music");
  private final NoteSigner witness = NoteSigner.generateWitness("witness.example", CLOCK);

  @Test
  void publishedNoteIsVerified() throws Exception {
    VerifierKey key = VerifierKey.parse(PUBLISHED_KEY);
    SignedNote note = SignedNote.parse(PUBLISHED_NOTE.getBytes(UTF_8));
    assertEquals("This is an example message.\n", note.text());
    assertEquals(
        new NoteCheck.Trusted(List.of(new VerifiedSignature(key, Optional.empty()))),
        note.verify(List.of(key)));
    assertEquals(PUBLISHED_NOTE, note.toString());
    assertEquals(PUBLISHED_KEY, key.toString());
  }

  @Test
  void privateKeyIsWrittenAndReadBack() throws Exception {
    for (NoteSigner signer : List.of(log, witness)) {
      NoteSigner read = NoteSigner.parse(signer.secret(), CLOCK);
      assertEquals(signer.verifierKey(), read.verifierKey());
      assertEquals(signer.sign("text\n"), read.sign("text\n"));
      assertEquals(signer.verifierKey(), VerifierKey.parse(signer.verifierKey().toString()));
    }
  }

  @Test
  void seedOfTheStandardHasThePublicKeyOfTheStandard() throws Exception {
    // RFC 8032 section 7.1, TEST 2.
    byte[] seed =
        Sha256.fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").bytes();
    assertEquals(
        Sha256.fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
        Sha256.fromBytes(Ed25519.publicBytes(seed)));
  }

  @Test
  void noteIsSplitAtItsLastBlankLine() throws Exception {
    String text = "first\n\n— not.a/signature AAAAAAAA\n\nlast\n";
    SignedNote note = SignedNote.parse(SignedNote.sign(text, log).toString());
    assertEquals(text, note.text());
    assertInstanceOf(NoteCheck.Trusted.class, note.verify(List.of(log.verifierKey())));
  }

  @Test
  void signaturesOfUnknownKeysAreIgnored() throws Exception {
    NoteSigner stranger = NoteSigner.generate("log.example/music");
    SignedNote note = SignedNote.sign("text\n", stranger).with(log.sign("text\n"));
    assertEquals(
        new NoteCheck.Trusted(List.of(new VerifiedSignature(log.verifierKey(), Optional.empty()))),
        note.verify(List.of(log.verifierKey(), witness.verifierKey())));
    assertEquals(new NoteCheck.NoKnownKey(), note.verify(List.of(witness.verifierKey())));
    assertEquals(new NoteCheck.NoKnownKey(), note.verify(List.of()));
  }

  @Test
  void wrongSignatureOfAKnownKeyIsRefusedThoughAnotherIsRight() {
    SignedNote note =
        SignedNote.sign("text\n", log).with(witness.sign("other text\n")).with(log.sign("text\n"));
    assertEquals(
        new NoteCheck.BadSignature(witness.verifierKey()),
        note.verify(List.of(log.verifierKey(), witness.verifierKey())));
    SignedNote twice = SignedNote.sign("text\n", log).with(log.sign("other text\n"));
    assertEquals(
        new NoteCheck.BadSignature(log.verifierKey()), twice.verify(List.of(log.verifierKey())));
  }

  @Test
  void cosignatureTellsItsTime() throws Exception {
    Checkpoint checkpoint = new Checkpoint("log.example/music", 7, Sha256.of());
    SignedNote note = checkpoint.sign(log).with(witness.sign(checkpoint.text()));
    assertEquals(
        new NoteCheck.Trusted(
            List.of(
                new VerifiedSignature(log.verifierKey(), Optional.empty()),
                new VerifiedSignature(witness.verifierKey(), Optional.of(NOW)))),
        SignedNote.parse(note.toString())
            .verify(List.of(witness.verifierKey(), log.verifierKey())));
  }

  @Test
  void cosignatureWithAnotherTimeIsRefused() throws Exception {
    String line = witness.sign("text\n").line();
    byte[] bytes = CanonicalBase64.decode(line.substring(line.lastIndexOf(' ') + 1));
    for (int at = 4; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      NoteSignature wrong =
          NoteSignature.parse("— witness.example " + CanonicalBase64.encode(changed));
      assertEquals(
          new NoteCheck.BadSignature(witness.verifierKey()),
          new SignedNote("text\n", List.of(wrong)).verify(List.of(witness.verifierKey())));
    }
  }

  @Test
  void everyByteOfASignatureMatters() throws Exception {
    String line = log.sign("text\n").line();
    byte[] bytes = CanonicalBase64.decode(line.substring(line.lastIndexOf(' ') + 1));
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      NoteSignature wrong =
          NoteSignature.parse("— log.example/music " + CanonicalBase64.encode(changed));
      NoteCheck expected =
          at < 4 ? new NoteCheck.NoKnownKey() : new NoteCheck.BadSignature(log.verifierKey());
      assertEquals(
          expected, new SignedNote("text\n", List.of(wrong)).verify(List.of(log.verifierKey())));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n— a YWFhYWE=\n",
        "text\n\n— a YWFhYWE=",
        "text\n\n- a YWFhYWE=\n",
        "text\n\n— a YWFhYWE\n",
        "text\n\n— a YWFhYWF=\n",
        "text\n\n— a YWFhYQ==\n",
        "text\n\n— a  YWFhYWE=\n",
        "text\n\n— a YWFhYWE= \n",
        "text\n\n—  YWFhYWE=\n",
        "text\n\n— a+b YWFhYWE=\n",
        "text\n\n— a\u00a0b YWFhYWE=\n",
        "text\n\n— a YWFhYWE=\nmore\n",
        "te\txt\n\n— a YWFhYWE=\n",
        "text\r\n\n— a YWFhYWE=\n",
        "te\u0000xt\n\n— a YWFhYWE=\n",
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThrows(MalformedException.class, () -> SignedNote.parse(text));
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] note = "text\n\n— a YWFhYWE=\n".getBytes(UTF_8);
    note[0] = (byte) 0xff;
    assertThrows(MalformedException.class, () -> SignedNote.parse(note));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example com+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
        "example.com/foo+530d903a+AQ==",
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThrows(MalformedException.class, () -> VerifierKey.parse(text));
    assertThrows(MalformedException.class, () -> NoteSigner.parse(text, CLOCK));
    assertThrows(MalformedException.class, () -> NoteSigner.parse("PRIVATE+KEY+" + text, CLOCK));
  }

  @Test
  void signerDoesNotTellItsSecret() {
    assertEquals(log.verifierKey().toString(), log.toString());
  }

  @Test
  void manySignaturesAreReadAndTooManyAreNot() throws Exception {
    NoteSignature[] lines = new NoteSignature[100];
    Arrays.fill(lines, log.sign("text\n"));
    SignedNote note = new SignedNote("text\n", List.of(lines));
    assertEquals(note, SignedNote.parse(note.toString()));
    assertThrows(
        MalformedException.class, () -> SignedNote.parse(note + log.sign("text\n").line() + "\n"));
  }
}
