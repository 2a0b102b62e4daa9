package dev.callsheet.transparency.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.transparency.encoding.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proofs that others published, right ones and wrong ones; see the README beside the data. */
class PublishedProofsTest {

  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  @ParameterizedTest
  @MethodSource("inclusions")
  void inclusionIsJudgedAsPublished(Case published) {
    JsonNode proof = published.json();
    assertEquals(
        !proof.get("wantErr").asBoolean(),
        new InclusionProof(number(proof, "leafIdx"), number(proof, "treeSize"), hashes(proof))
            .proves(hash("leaf", proof.get("leafHash")), hash("root", proof.get("root"))));
  }

  @ParameterizedTest
  @MethodSource("consistencies")
  void consistencyIsJudgedAsPublished(Case published) {
    JsonNode proof = published.json();
    assertEquals(
        !proof.get("wantErr").asBoolean(),
        new ConsistencyProof(number(proof, "size1"), number(proof, "size2"), hashes(proof))
            .proves(hash("root", proof.get("root1")), hash("root", proof.get("root2"))));
  }

  static Stream<Case> inclusions() {
    return cases("rfc6962-inclusion.jsonl");
  }

  static Stream<Case> consistencies() {
    return cases("rfc6962-consistency.jsonl");
  }

  private static Stream<Case> cases(String file) {
    JsonMapper mapper = new JsonMapper();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                PublishedProofsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      List<Case> cases = reader.lines().map(line -> new Case(mapper.readTree(line))).toList();
      assertEquals(98, cases.size());
      return cases.stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A number of up to 64 bits without a sign; those above 2^63 - 1 are negative here. */
  private static long number(JsonNode proof, String name) {
    BigInteger number = proof.get(name).bigIntegerValue();
    return number.compareTo(LARGEST) > 0 ? -1 : number.longValueExact();
  }

  /** A hash; some cases have other bytes in its place, which are a hash of their own here. */
  private static Sha256 hash(String role, JsonNode text) {
    byte[] bytes = Base64.getDecoder().decode(text.asString(""));
    return bytes.length == Sha256.BYTES
        ? Sha256.fromBytes(bytes)
        : Sha256.of(role.getBytes(StandardCharsets.UTF_8), bytes);
  }

  private static List<Sha256> hashes(JsonNode proof) {
    List<Sha256> hashes = new ArrayList<>();
    proof.get("proof").forEach(hash -> hashes.add(hash("sibling", hash)));
    return hashes;
  }

  record Case(JsonNode json) {

    @Override
    public String toString() {
      return json.get("name").asString();
    }
  }
}
