package dev.callsheet.transparency.commitment;

import static dev.callsheet.transparency.commitment.CreatorRole.ADAPTER;
import static dev.callsheet.transparency.commitment.CreatorRole.ARRANGER;
import static dev.callsheet.transparency.commitment.CreatorRole.AUTHOR;
import static dev.callsheet.transparency.commitment.CreatorRole.COMPOSER;
import static dev.callsheet.transparency.commitment.CreatorRole.PERFORMER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnsaltedCommitmentTest {

  /** What Allfeat's ats-sdk 0.1.3 (protocol version 1) computes for the inputs of its own tests. */
  static Stream<Vector> vectors() {
    return Stream.of(
        new Vector(
            "Test Vector Song",
            List.of(creator("Test User", "test@example.com", Set.of(AUTHOR))),
            "test vector media",
            "45fd0daa464f20cea2b248a5aa95b61dfc8a3673356315d9205b7a3e777068f5"),
        new Vector(
            "Cross-Language Vector",
            List.of(
                new CreatorFacts(
                    "Alpha",
                    Set.of(COMPOSER, AUTHOR),
                    Optional.of("12345678901"),
                    Optional.of("000000012103268X"),
                    Optional.of("alpha@test.com"),
                    Optional.empty()),
                creator("Beta", "beta@test.com", Set.of(ADAPTER, ARRANGER))),
            "vector media bytes",
            "c8972852444fd127f8c2a640ef5326980299fa2ea28935cd4a2583a2c107198c"),
        new Vector(
            "La Vie en Rose \ud83c\udf39",
            List.of(creator("\u00c9dith Piaf", "edith@chanson.fr", Set.of(AUTHOR, COMPOSER))),
            "rose media",
            "31684d1ef1c7608e9186526164ad7fb867d9ca310ee0b64a6188af95b2c4b758"),
        new Vector(
            "Collaboration",
            IntStream.range(0, 32)
                .mapToObj(i -> creator("Creator " + i, "c" + i + "@test.com", Set.of(AUTHOR)))
                .toList(),
            "collab media",
            "09bd05ba359535bae66a66188224de9484a134d7ed5ef534dcef34e72b91afd5"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void commitmentIsThatOfAllfeat(Vector vector) {
    assertEquals(vector.commitment(), Commitment.unsalted(vector.work()).value().hex());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void eachCreatorIsDisclosedAlone(Vector vector) {
    Opening whole = Commitment.unsalted(vector.work()).opening();
    for (int i = 0; i < vector.creators().size(); i++) {
      Opening alone = whole.only(List.of(FieldId.of(i, CreatorPart.NAME)));
      assertEquals(vector.commitment(), alone.commitment().orElseThrow().hex());
      assertEquals(
          Optional.of(vector.creators().get(i).name()),
          alone.fields().get(FieldId.of(i, CreatorPart.NAME)));
      assertEquals(2 + 5, alone.fields().size());
    }
  }

  @Test
  void pathIsThatOfAllfeat() throws Exception {
    Vector vector = vectors().toList().get(1);
    assertEquals(
        Sha256.fromHex("2a2bb9a663a5203c8421e7a8c8d8df2f6b4c282810d4b4a3eb10447188017952"),
        UnsaltedTree.path(vector.creators(), 1).get(0));
  }

  @Test
  void whatItDoesNotCoverIsLeftOutOrInTheWay() {
    CreatorFacts creator = creator("Ada", "ada@example.com", Set.of(AUTHOR));
    WorkFacts plain = new WorkFacts(Sha256.of(), "Title", List.of(creator));
    WorkFacts more =
        new WorkFacts(
            Sha256.of(),
            "Title",
            List.of(
                new CreatorFacts(
                    creator.name(),
                    creator.roles(),
                    creator.ipi(),
                    creator.isni(),
                    creator.email(),
                    Optional.of(10_000))),
            Optional.of("T-034.524.680-1"),
            Optional.of("USRC17607839"),
            Optional.of("ours"));
    assertEquals(List.of(), Commitment.obstacles(more));
    assertEquals(Commitment.unsalted(plain), Commitment.unsalted(more));

    WorkFacts wrong =
        new WorkFacts(
            Sha256.of(),
            "Title",
            List.of(
                creator,
                new CreatorFacts(
                    "Bo",
                    Set.of(PERFORMER),
                    Optional.of("I-000000229-7"),
                    Optional.of("0000 0001 2103 2683"),
                    Optional.empty(),
                    Optional.empty())));
    assertEquals(
        List.of("creators[1].email", "creators[1].roles", "creators[1].ipi", "creators[1].isni"),
        Commitment.obstacles(wrong).stream().map(obstacle -> obstacle.field().text()).toList());
    assertThrows(IllegalArgumentException.class, () -> Commitment.unsalted(wrong));
  }

  private static CreatorFacts creator(String name, String email, Set<CreatorRole> roles) {
    return new CreatorFacts(
        name, roles, Optional.empty(), Optional.empty(), Optional.of(email), Optional.empty());
  }

  record Vector(String title, List<CreatorFacts> creators, String media, String commitment) {

    WorkFacts work() {
      return new WorkFacts(Sha256.of(media.getBytes(UTF_8)), title, creators);
    }
  }
}
