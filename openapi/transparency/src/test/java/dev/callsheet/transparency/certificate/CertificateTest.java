package dev.callsheet.transparency.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.transparency.commitment.Commitment;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import dev.callsheet.transparency.commitment.CreatorFacts;
import dev.callsheet.transparency.commitment.CreatorPart;
import dev.callsheet.transparency.commitment.CreatorRole;
import dev.callsheet.transparency.commitment.FieldId;
import dev.callsheet.transparency.commitment.Salt;
import dev.callsheet.transparency.commitment.WorkFacts;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.merkle.MemoryTree;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.merkle.TreeRoot;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.SignedNote;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTest {

  private static final byte[] RECORDING = "a recording".getBytes(UTF_8);
  private static final Sha256 MEDIA = Sha256.of(RECORDING);
  private static final Instant TIME = Instant.parse("2026-05-06T07:08:09.123Z");

  private final NoteSigner log = NoteSigner.generate("log.example/music");
  private final NoteSigner witness =
      NoteSigner.generateWitness("witness.example", Clock.systemUTC());
  private final CertificateVerifier verifier = new CertificateVerifier(List.of(log.verifierKey()));
  private final WorkFacts work =
      new WorkFacts(
          MEDIA,
          "Nocturne",
          List.of(
              new CreatorFacts(
                  "Ada Ek",
                  Set.of(CreatorRole.AUTHOR, CreatorRole.COMPOSER),
                  Optional.of("00014107338"),
                  Optional.empty(),
                  Optional.of("ada@example.com"),
                  Optional.empty()),
              new CreatorFacts(
                  "Bo Lind",
                  Set.of(CreatorRole.ARRANGER),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("bo@example.com"),
                  Optional.empty())));

  @ParameterizedTest
  @EnumSource(CommitmentVersion.class)
  void genuineCertificateTellsTheWork(CommitmentVersion version) throws Exception {
    Commitment commitment = commit(version);
    String certificate = certificate(commitment, 5, 11).toString();
    CertificateCheck.Valid valid =
        assertInstanceOf(
            CertificateCheck.Valid.class,
            verifier.verify(certificate, new ByteArrayInputStream(RECORDING)));
    assertEquals(entry(commitment), valid.entry());
    assertEquals(5, valid.index());
    assertEquals(11, valid.checkpoint().size());
    assertEquals(Optional.of(work), valid.work());
    assertEquals(Optional.of("Ada Ek"), valid.fields().get(FieldId.of(0, CreatorPart.NAME)));
    assertEquals(log.verifierKey(), valid.signatures().get(0).key());
    assertEquals(certificate, Certificate.parse(certificate).toString());
  }

  @ParameterizedTest
  @EnumSource(CommitmentVersion.class)
  void disclosedCreatorIsVerifiedAlone(CommitmentVersion version) throws Exception {
    FieldId name = FieldId.of(1, CreatorPart.NAME);
    String certificate =
        Certificate.parse(certificate(commit(version), 5, 11).toString())
            .only(List.of(name))
            .toString();
    CertificateCheck.Valid valid =
        assertInstanceOf(CertificateCheck.Valid.class, verifier.verify(certificate, MEDIA));
    assertEquals(Optional.of("Bo Lind"), valid.fields().get(name));
    assertFalse(valid.fields().containsKey(FieldId.of(0, CreatorPart.NAME)));
    assertEquals(Optional.empty(), valid.work());
  }

  @Test
  void everySizeOfLogHasItsCertificates() {
    Commitment commitment = commit(CommitmentVersion.V2);
    for (int size = 1; size <= 20; size++) {
      for (int index = 0; index < size; index++) {
        assertInstanceOf(
            CertificateCheck.Valid.class,
            verifier.verify(certificate(commitment, index, size).toString(), MEDIA));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CommitmentVersion.class)
  void noCharacterCanBeChanged(CommitmentVersion version) {
    String certificate = certificate(commit(version), 5, 11).toString();
    for (int at = 0; at < certificate.length(); at += 3) {
      StringBuilder changed = new StringBuilder(certificate);
      changed.setCharAt(at, certificate.charAt(at) == 'A' ? 'B' : 'A');
      assertInstanceOf(
          CertificateCheck.Invalid.class,
          verifier.verify(changed.toString(), MEDIA),
          "character " + at);
      changed.deleteCharAt(at);
      assertInstanceOf(
          CertificateCheck.Invalid.class,
          verifier.verify(changed.toString(), MEDIA),
          "without character " + at);
    }
  }

  @Test
  void otherRecordingIsRefused() {
    String certificate = certificate(commit(CommitmentVersion.V2), 5, 11).toString();
    byte[] changed = RECORDING.clone();
    changed[3] ^= 1;
    assertFault(CertificateFault.WRONG_MEDIA, verifier.verify(certificate, Sha256.of(changed)));
  }

  @Test
  void otherKeyIsRefused() {
    String certificate = certificate(commit(CommitmentVersion.V2), 5, 11).toString();
    NoteSigner other = NoteSigner.generate("log.example/music");
    assertFault(
        CertificateFault.UNKNOWN_KEY,
        new CertificateVerifier(List.of(other.verifierKey())).verify(certificate, MEDIA));
  }

  @Test
  void noCharacterOfTheKeyCanBeChanged() {
    String certificate = certificate(commit(CommitmentVersion.V2), 5, 11).toString();
    String key = log.verifierKey().toString();
    for (int at = 0; at < key.length(); at++) {
      StringBuilder changed = new StringBuilder(key);
      changed.setCharAt(at, key.charAt(at) == 'b' ? 'c' : 'b');
      assertFalse(verifies(changed.toString(), certificate), changed.toString());
    }
    assertTrue(verifies(key, certificate));
  }

  private static boolean verifies(String key, String certificate) {
    try {
      return new CertificateVerifier(List.of(VerifierKey.parse(key))).verify(certificate, MEDIA)
          instanceof CertificateCheck.Valid;
    } catch (MalformedException noKey) {
      return false;
    }
  }

  @Test
  void otherLogIsRefusedThoughTheKeySigned() {
    MemoryTree tree = tree(commit(CommitmentVersion.V2), 0, 1);
    SignedNote foreign = new Checkpoint("other.example", 1, tree.root()).sign(log);
    Commitment commitment = commit(CommitmentVersion.V2);
    assertFault(
        CertificateFault.WRONG_ORIGIN,
        verifier.verify(
            Certificate.of(
                    entry(commitment),
                    commitment.opening(),
                    new InclusionProof(0, 1, List.of()),
                    foreign)
                .toString(),
            MEDIA));
  }

  @Test
  void openingOfAnotherWorkIsRefused() {
    Commitment commitment = commit(CommitmentVersion.V2);
    Commitment other = Commitment.salted(work, Salt.random());
    MemoryTree tree = tree(commitment, 5, 11);
    Certificate swapped =
        Certificate.of(
            entry(commitment),
            other.opening(),
            InclusionProof.read(5, 11, tree),
            checkpoint(tree, 11));
    assertFault(CertificateFault.WRONG_OPENING, verifier.verify(swapped.toString(), MEDIA));
    Certificate unsalted =
        Certificate.of(
            entry(commitment),
            commit(CommitmentVersion.V1).opening(),
            InclusionProof.read(5, 11, tree),
            checkpoint(tree, 11));
    assertFault(CertificateFault.WRONG_OPENING, verifier.verify(unsalted.toString(), MEDIA));
  }

  @Test
  void entryThatIsNotInTheLogIsRefused() {
    Commitment commitment = commit(CommitmentVersion.V2);
    Commitment other = Commitment.salted(work, Salt.random());
    MemoryTree tree = tree(commitment, 5, 11);
    Certificate forged =
        Certificate.of(
            entry(other), other.opening(), InclusionProof.read(5, 11, tree), checkpoint(tree, 11));
    assertFault(CertificateFault.NOT_INCLUDED, verifier.verify(forged.toString(), MEDIA));
  }

  @Test
  void proofOfAnotherCheckpointIsRefused() {
    Commitment commitment = commit(CommitmentVersion.V2);
    MemoryTree tree = tree(commitment, 5, 40);
    Certificate mixed =
        Certificate.of(
            entry(commitment),
            commitment.opening(),
            InclusionProof.read(5, 11, tree),
            checkpoint(tree, 40));
    assertFault(CertificateFault.NOT_INCLUDED, verifier.verify(mixed.toString(), MEDIA));
  }

  @Test
  void witnessesAreCounted() {
    CertificateVerifier strict =
        new CertificateVerifier(
            List.of(log.verifierKey()), new WitnessPolicy(Set.of(witness.verifierKey()), 1));
    Commitment commitment = commit(CommitmentVersion.V2);
    MemoryTree tree = tree(commitment, 5, 11);
    SignedNote checkpoint = checkpoint(tree, 11);
    Certificate alone =
        Certificate.of(
            entry(commitment), commitment.opening(), InclusionProof.read(5, 11, tree), checkpoint);
    assertFault(CertificateFault.TOO_FEW_WITNESSES, strict.verify(alone.toString(), MEDIA));
    Certificate cosigned =
        Certificate.of(
            entry(commitment),
            commitment.opening(),
            InclusionProof.read(5, 11, tree),
            checkpoint.with(witness.sign(checkpoint.text())));
    assertInstanceOf(CertificateCheck.Valid.class, strict.verify(cosigned.toString(), MEDIA));
    assertInstanceOf(CertificateCheck.Valid.class, verifier.verify(cosigned.toString(), MEDIA));
    Certificate wrong =
        Certificate.of(
            entry(commitment),
            commitment.opening(),
            InclusionProof.read(5, 11, tree),
            checkpoint.with(witness.sign("another text\n")));
    assertFault(CertificateFault.BAD_SIGNATURE, strict.verify(wrong.toString(), MEDIA));
    assertThrows(
        IllegalArgumentException.class, () -> new WitnessPolicy(Set.of(witness.verifierKey()), 2));
    assertThrows(
        IllegalArgumentException.class, () -> new WitnessPolicy(Set.of(log.verifierKey()), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "c2sp.org/tlog-proof@v1\n",
        "c2sp.org/tlog-proof@v1\n\nlog\n",
        "c2sp.org/tlog-proof@v2\nindex 0\n\nlog\n0\n\n",
        "c2sp.org/tlog-proof@v1\nindex 0",
        "c2sp.org/tlog-proof@v1\nindex 00\n\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\n",
        "c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\n",
      })
  void whatIsNoProofIsRefused(String text) {
    assertThrows(MalformedException.class, () -> TlogProof.parse(text));
    assertFault(CertificateFault.MALFORMED, verifier.verify(text, MEDIA));
  }

  @Test
  void proofWithoutAnEntryIsNoCertificate() throws Exception {
    MemoryTree tree = tree(commit(CommitmentVersion.V2), 0, 1);
    TlogProof bare = new TlogProof(Optional.empty(), 0, List.of(), checkpoint(tree, 1));
    assertEquals(bare.toString(), TlogProof.parse(bare.toString()).toString());
    assertFault(CertificateFault.MALFORMED, verifier.verify(bare.toString(), MEDIA));
  }

  @Test
  void certificateIsSmall() {
    Certificate whole = certificate(commit(CommitmentVersion.V2), 5, 11);
    assertTrue(whole.toString().length() < 2_000, whole.toString());
  }

  private static void assertFault(CertificateFault fault, CertificateCheck check) {
    CertificateCheck.Invalid invalid = assertInstanceOf(CertificateCheck.Invalid.class, check);
    assertEquals(fault, invalid.fault(), invalid.message());
  }

  private Commitment commit(CommitmentVersion version) {
    return version == CommitmentVersion.V1
        ? Commitment.unsalted(work)
        : Commitment.salted(work, Salt.random());
  }

  private static LedgerEntry.Registration entry(Commitment commitment) {
    return new LedgerEntry.Registration(
        commitment.version(), commitment.value(), "wrk_1", 1, "trx_1", TIME);
  }

  private static MemoryTree tree(Commitment commitment, int index, int size) {
    MemoryTree tree = new MemoryTree();
    for (int i = 0; i < size; i++) {
      tree.append(
          i == index ? entry(commitment).leaf() : TreeHash.leaf(("entry " + i).getBytes(UTF_8)));
    }
    return tree;
  }

  private SignedNote checkpoint(MemoryTree tree, long size) {
    return new Checkpoint(log.verifierKey().name(), size, TreeRoot.read(size, tree)).sign(log);
  }

  private Certificate certificate(Commitment commitment, int index, int size) {
    MemoryTree tree = tree(commitment, index, size);
    return Certificate.of(
        entry(commitment),
        commitment.opening(),
        InclusionProof.read(index, size, tree),
        checkpoint(tree, size));
  }
}
