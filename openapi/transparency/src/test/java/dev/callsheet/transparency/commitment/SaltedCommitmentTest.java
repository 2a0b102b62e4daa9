package dev.callsheet.transparency.commitment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaltedCommitmentTest {

  private static final String SALT = "00112233445566778899aabbccddeeff".repeat(2);

  private static final WorkFacts WORK =
      new WorkFacts(
          Sha256.of("recording".getBytes(UTF_8)),
          "Nocturne in blå",
          List.of(
              new CreatorFacts(
                  "Ada Ek",
                  Set.of(CreatorRole.COMPOSER, CreatorRole.PRODUCER),
                  Optional.of("00014107338"),
                  Optional.of("0000000121032683"),
                  Optional.of("ada@example.com"),
                  Optional.of(6_000)),
              new CreatorFacts(
                  "Bo Lind",
                  Set.of(CreatorRole.AUTHOR),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(4_000))),
          Optional.of("T-034.524.680-1"),
          Optional.empty(),
          Optional.of("cat-17"));

  private final Salt salt = salt();
  private final Commitment commitment = Commitment.salted(WORK, salt);

  /** Recomputed by a program of a few lines in another language, from the description alone. */
  @Test
  void commitmentIsThatOfTheDescription() {
    assertEquals(
        "049208eef9e8141e30cb9662ec6962c241a28421dc16432290dd754a0282c337",
        commitment.value().hex());
  }

  @Test
  void eachFieldMatters() {
    Set<Sha256> values = new HashSet<>();
    List<WorkFacts> works = variations();
    works.forEach(work -> values.add(Commitment.salted(work, salt).value()));
    values.add(Commitment.salted(WORK, Salt.random()).value());
    values.add(commitment.value());
    assertEquals(works.size() + 2, values.size());
  }

  @Test
  void wholeOpeningIsWrittenAndReadBack() throws Exception {
    assertEquals(commitment.opening(), roundTrip(commitment.opening()));
    assertEquals(Optional.of(WORK), commitment.opening().work());
    for (WorkFacts work : variations()) {
      Opening opening = Commitment.salted(work, salt).opening();
      assertEquals(opening, roundTrip(opening));
    }
  }

  @Test
  void oneCreatorIsDisclosedAndNothingElse() throws Exception {
    List<FieldId> fields =
        List.of(FieldId.of(1, CreatorPart.NAME), FieldId.of(1, CreatorPart.ROLES));
    Opening opening = roundTrip(commitment.opening().only(fields));
    assertEquals(Optional.of(commitment.value()), opening.commitment());
    assertEquals(WORK.mediaSha256(), opening.mediaSha256());
    assertEquals(
        "{media_sha256=Optional["
            + WORK.mediaSha256()
            + "], creators[1].name=Optional[Bo Lind], creators[1].roles=Optional[author]}",
        opening.fields().toString());
    assertEquals(Optional.empty(), opening.work());

    String bytes = new String(bytes(opening), StandardCharsets.ISO_8859_1);
    for (String secret : List.of("Ada", "ada@", "Nocturne", "T-034", "cat-17", "00014107338")) {
      assertFalse(bytes.contains(secret), secret);
    }
    assertFalse(
        bytes.contains(new String(salt.value().bytes(), StandardCharsets.ISO_8859_1)),
        "the work's salt");
  }

  @Test
  void disclosureCanTellThatAFieldIsMissing() throws Exception {
    Opening opening =
        roundTrip(
            commitment.opening().only(List.of(FieldId.ISRC, FieldId.of(2, CreatorPart.NAME))));
    assertEquals(Optional.of(commitment.value()), opening.commitment());
    assertEquals(Optional.empty(), opening.fields().get(FieldId.ISRC));
    assertEquals(Optional.empty(), opening.fields().get(FieldId.of(2, CreatorPart.NAME)));
  }

  @Test
  void disclosureIsAsLongWhereverItsFieldIsAndHoweverManyCreatorsThereAre() {
    WorkFacts many =
        new WorkFacts(
            WORK.mediaSha256(),
            "Title",
            Collections.nCopies(32, new CreatorFacts("Bo Lind", Set.of(CreatorRole.AUTHOR))));
    FieldId name = FieldId.of(1, CreatorPart.NAME);
    assertEquals(
        bytes(commitment.opening().only(List.of(name))).length,
        bytes(Commitment.salted(many, salt).opening().only(List.of(name))).length);
  }

  @Test
  void disclosureCanBeNarrowedFurtherAndNotWidened() {
    FieldId name = FieldId.of(0, CreatorPart.NAME);
    Opening two = commitment.opening().only(List.of(FieldId.TITLE, name));
    assertEquals(commitment.opening().only(List.of(name)), two.only(List.of(name)));
    assertThrows(
        IllegalArgumentException.class, () -> two.only(List.of(FieldId.of(0, CreatorPart.EMAIL))));
  }

  @Test
  void noBitOfADisclosureCanBeChanged() {
    byte[] bytes =
        bytes(
            commitment.opening().only(List.of(FieldId.TITLE, FieldId.of(0, CreatorPart.SHARE_BP))));
    for (int bit = 0; bit < bytes.length * 8; bit += 3) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFalse(opens(changed), "bit " + bit);
    }
    for (int length = 0; length < bytes.length; length++) {
      assertFalse(opens(Arrays.copyOf(bytes, length)), "length " + length);
    }
    assertFalse(opens(Arrays.copyOf(bytes, bytes.length + 1)));
    assertTrue(opens(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "zz", "0x"})
  void whatIsNoSaltIsRefused(String text) {
    assertThrows(MalformedException.class, () -> Salt.parse(text));
    assertThrows(MalformedException.class, () -> Salt.parse(SALT.substring(2) + text + "A"));
  }

  @Test
  void saltIsNotToldByAccident() {
    assertEquals("Salt", salt.toString());
    assertEquals(SALT, salt.hex());
    assertNotEquals(Salt.random(), Salt.random());
    assertFalse(commitment.toString().contains(SALT));
  }

  @Test
  void whatCannotBeCoveredIsRefused() {
    Set<CreatorRole> roles = Set.of(CreatorRole.AUTHOR);
    CreatorFacts ada = new CreatorFacts("Ada", roles);
    assertThrows(IllegalArgumentException.class, () -> new CreatorFacts("", roles));
    assertThrows(IllegalArgumentException.class, () -> new CreatorFacts("Ada", Set.of()));
    assertThrows(IllegalArgumentException.class, () -> new CreatorFacts("\ud800", roles));
    assertThrows(
        IllegalArgumentException.class, () -> new WorkFacts(Sha256.of(), "", List.of(ada)));
    assertThrows(
        IllegalArgumentException.class, () -> new WorkFacts(Sha256.of(), "Title", List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WorkFacts(Sha256.of(), "Title", Collections.nCopies(33, ada)));
  }

  @Test
  void fingerprintIsOfRecordingTitleAndCreatorsInAnyOrder() {
    List<CreatorFacts> reversed = new ArrayList<>(WORK.creators());
    Collections.reverse(reversed);
    Sha256 fingerprint = WorkFingerprint.of(WORK);
    assertEquals(
        fingerprint, WorkFingerprint.of(new WorkFacts(WORK.mediaSha256(), WORK.title(), reversed)));
    assertNotEquals(
        fingerprint, WorkFingerprint.of(new WorkFacts(Sha256.of(), WORK.title(), reversed)));
    assertNotEquals(
        fingerprint, WorkFingerprint.of(new WorkFacts(WORK.mediaSha256(), "Other", reversed)));
    assertNotEquals(
        fingerprint,
        WorkFingerprint.of(
            new WorkFacts(WORK.mediaSha256(), WORK.title(), reversed.subList(0, 1))));
  }

  private boolean opens(byte[] bytes) {
    try {
      FieldReader reader = new FieldReader(bytes);
      Opening opening = Opening.read(reader);
      reader.end();
      return opening.commitment().filter(commitment.value()::equals).isPresent();
    } catch (MalformedException refused) {
      return false;
    }
  }

  private static List<WorkFacts> variations() {
    CreatorFacts ada = WORK.creators().get(0);
    CreatorFacts bo = WORK.creators().get(1);
    Optional<String> other = Optional.of("other");
    return List.of(
        with(Sha256.of(), WORK.title(), WORK.creators(), WORK.iswc(), WORK.isrc()),
        with(WORK.mediaSha256(), "Nocturne", WORK.creators(), WORK.iswc(), WORK.isrc()),
        with(WORK.mediaSha256(), WORK.title(), List.of(bo, ada), WORK.iswc(), WORK.isrc()),
        with(WORK.mediaSha256(), WORK.title(), List.of(ada), WORK.iswc(), WORK.isrc()),
        with(WORK.mediaSha256(), WORK.title(), WORK.creators(), other, WORK.isrc()),
        with(WORK.mediaSha256(), WORK.title(), WORK.creators(), WORK.isrc(), WORK.iswc()),
        with(
            WORK.mediaSha256(),
            WORK.title(),
            List.of(
                new CreatorFacts(
                    ada.name(), bo.roles(), ada.ipi(), ada.isni(), ada.email(), ada.shareBp()),
                bo),
            WORK.iswc(),
            WORK.isrc()),
        with(
            WORK.mediaSha256(),
            WORK.title(),
            List.of(
                new CreatorFacts(
                    ada.name(), ada.roles(), ada.isni(), ada.ipi(), ada.email(), ada.shareBp()),
                bo),
            WORK.iswc(),
            WORK.isrc()));
  }

  private static WorkFacts with(
      Sha256 media,
      String title,
      List<CreatorFacts> creators,
      Optional<String> iswc,
      Optional<String> isrc) {
    return new WorkFacts(media, title, creators, iswc, isrc, WORK.externalRef());
  }

  private static Opening roundTrip(Opening opening) throws MalformedException {
    FieldReader reader = new FieldReader(bytes(opening));
    Opening read = Opening.read(reader);
    reader.end();
    return read;
  }

  private static byte[] bytes(Opening opening) {
    FieldWriter writer = new FieldWriter();
    opening.write(writer);
    return writer.bytes();
  }

  private static Salt salt() {
    try {
      return Salt.parse(SALT);
    } catch (MalformedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
