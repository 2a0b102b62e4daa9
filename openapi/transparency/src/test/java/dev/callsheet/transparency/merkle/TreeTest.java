package dev.callsheet.transparency.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TreeTest {

  private static final int LARGEST = 130;

  private final List<Sha256> leaves = new ArrayList<>();
  private final MemoryTree tree = new MemoryTree();

  TreeTest() {
    for (int i = 0; i < LARGEST; i++) {
      Sha256 leaf = TreeHash.leaf(("entry " + i).getBytes(UTF_8));
      leaves.add(leaf);
      tree.append(leaf);
    }
  }

  @Test
  void rootOfEverySizeIsThatOfTheDefinition() {
    for (int size = 0; size <= LARGEST; size++) {
      assertEquals(definition(leaves.subList(0, size)), TreeRoot.read(size, tree), "size " + size);
      assertEquals(TreeRoot.read(size, tree), CompactRange.read(size, tree).root());
    }
  }

  @Test
  void everyLeafOfEverySizeIsProved() {
    for (int size = 1; size <= LARGEST; size++) {
      Sha256 root = TreeRoot.read(size, tree);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.read(index, size, tree);
        assertTrue(proof.proves(leaves.get(index), root), proof.toString());
        assertEquals(path(index, leaves.subList(0, size)), proof.hashes());
      }
    }
  }

  @Test
  void everySizeIsConsistentWithEveryLargerOne() {
    for (int to = 1; to <= LARGEST; to++) {
      Sha256 toRoot = TreeRoot.read(to, tree);
      for (int from = 1; from <= to; from++) {
        ConsistencyProof proof = ConsistencyProof.read(from, to, tree);
        assertTrue(proof.proves(TreeRoot.read(from, tree), toRoot), proof.toString());
      }
    }
  }

  @Test
  void inclusionProofUsesEachOfItsHashes() {
    for (int size = 1; size <= 40; size++) {
      Sha256 root = TreeRoot.read(size, tree);
      for (int index = 0; index < size; index++) {
        List<Sha256> hashes = InclusionProof.read(index, size, tree).hashes();
        for (List<Sha256> wrong : variations(hashes)) {
          assertFalse(
              new InclusionProof(index, size, wrong).proves(leaves.get(index), root),
              index + " of " + size);
        }
      }
    }
  }

  @Test
  void consistencyProofUsesEachOfItsHashes() {
    for (int to = 1; to <= 40; to++) {
      Sha256 toRoot = TreeRoot.read(to, tree);
      for (int from = 1; from <= to; from++) {
        Sha256 fromRoot = TreeRoot.read(from, tree);
        List<Sha256> hashes = ConsistencyProof.read(from, to, tree).hashes();
        for (List<Sha256> wrong : variations(hashes)) {
          assertFalse(
              new ConsistencyProof(from, to, wrong).proves(fromRoot, toRoot), from + " to " + to);
        }
      }
    }
  }

  @Test
  void proofIsOfOneLeafAtOnePlaceInOneTree() {
    InclusionProof proof = InclusionProof.read(5, 11, tree);
    Sha256 root = TreeRoot.read(11, tree);
    assertFalse(proof.proves(leaves.get(6), root));
    assertFalse(proof.proves(leaves.get(5), TreeRoot.read(12, tree)));
    for (long index = -1; index < 20; index++) {
      for (long size = -1; size < 20; size++) {
        // A path fits all sizes up to the next power of two: it is the checkpoint that names the
        // size.
        assertEquals(
            index == 5 && size > 8 && size <= 16,
            new InclusionProof(index, size, proof.hashes()).proves(leaves.get(5), root));
      }
    }
  }

  @Test
  void proofsOfTheLargestTreesAreRefusedWithoutOverflow() {
    for (long size : List.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L << 62, (1L << 62) + 1)) {
      for (int count : List.of(0, 1, 62, 63, 64)) {
        List<Sha256> hashes = Collections.nCopies(count, leaves.get(0));
        assertFalse(new InclusionProof(size - 1, size, hashes).proves(leaves.get(0), tree.root()));
        assertFalse(
            new ConsistencyProof(size - 1, size, hashes).proves(leaves.get(0), tree.root()));
      }
    }
  }

  @Test
  void eachNodeIsCompletedOnceAndNeverChanges() {
    Map<NodeId, Sha256> seen = new HashMap<>();
    CompactRange range = CompactRange.empty();
    for (Sha256 leaf : leaves) {
      range.append(leaf, (id, hash) -> assertEquals(null, seen.put(id, hash), id.toString()));
    }
    Set<NodeId> all = new HashSet<>();
    for (int level = 0; level < 8; level++) {
      for (long index = 0; index < LARGEST >> level; index++) {
        all.add(new NodeId(level, index));
      }
    }
    assertEquals(all, seen.keySet());
    assertEquals(tree.read(List.copyOf(all)), List.copyOf(all).stream().map(seen::get).toList());
  }

  @Test
  void growingGoesOnFromAnyStoredEdge() {
    for (int stored = 0; stored <= LARGEST; stored++) {
      CompactRange range = CompactRange.read(stored, tree);
      for (Sha256 leaf : leaves.subList(stored, LARGEST)) {
        range.append(leaf, (id, hash) -> {});
      }
      assertEquals(tree.root(), range.root());
      assertEquals(LARGEST, range.size());
    }
  }

  @Test
  void nothingIsAppendedWhenANodeCannotBeStored() {
    for (int size = 0; size < LARGEST; size++) {
      CompactRange range = CompactRange.read(size, tree);
      int reachable = 1 + Integer.numberOfTrailingZeros(~size);
      for (int level = 0; level < reachable; level++) {
        int full = level;
        assertThrows(
            IllegalStateException.class,
            () ->
                range.append(
                    leaves.get(0),
                    (id, hash) -> {
                      if (id.level() == full) {
                        throw new IllegalStateException("The disk is full.");
                      }
                    }));
        assertEquals(TreeRoot.read(size, tree), range.root());
      }
      range.append(leaves.get(size), (id, hash) -> {});
      assertEquals(TreeRoot.read(size + 1, tree), range.root());
    }
  }

  @Test
  void proofAsksOnceForWhatItNeeds() {
    List<List<NodeId>> asked = new ArrayList<>();
    NodeSource counting =
        nodes -> {
          asked.add(nodes);
          return tree.read(nodes);
        };
    InclusionProof.read(77, LARGEST, counting);
    ConsistencyProof.read(77, LARGEST, counting);
    assertEquals(2, asked.size());
    assertTrue(asked.stream().allMatch(nodes -> nodes.size() <= 16));
  }

  @Test
  void whatNoTreeHasIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> InclusionProof.read(3, 3, tree));
    assertThrows(IllegalArgumentException.class, () -> InclusionProof.read(-1, 3, tree));
    assertThrows(IllegalArgumentException.class, () -> ConsistencyProof.read(0, 3, tree));
    assertThrows(IllegalArgumentException.class, () -> ConsistencyProof.read(4, 3, tree));
    assertThrows(IllegalArgumentException.class, () -> new NodeId(63, 0));
    assertThrows(IllegalArgumentException.class, () -> new NodeId(3, 1L << 60));
    MissingNodeException missing =
        assertThrows(MissingNodeException.class, () -> TreeRoot.read(LARGEST + 1, tree));
    assertEquals(new NodeId(0, LARGEST), missing.node());
  }

  /** One hash too few, one too many, two swapped, one bit changed: at each place. */
  private List<List<Sha256>> variations(List<Sha256> hashes) {
    List<List<Sha256>> variations = new ArrayList<>();
    for (int i = 0; i <= hashes.size(); i++) {
      List<Sha256> longer = new ArrayList<>(hashes);
      longer.add(i, leaves.get(99));
      variations.add(longer);
      if (i < hashes.size()) {
        List<Sha256> twice = new ArrayList<>(hashes);
        twice.add(i, hashes.get(i));
        variations.add(twice);
        List<Sha256> shorter = new ArrayList<>(hashes);
        shorter.remove(i);
        variations.add(shorter);
        List<Sha256> changed = new ArrayList<>(hashes);
        byte[] bytes = hashes.get(i).bytes();
        bytes[i % Sha256.BYTES] ^= 0x10;
        changed.set(i, Sha256.fromBytes(bytes));
        variations.add(changed);
      }
      if (i > 0 && i < hashes.size()) {
        List<Sha256> swapped = new ArrayList<>(hashes);
        swapped.set(i - 1, hashes.get(i));
        swapped.set(i, hashes.get(i - 1));
        variations.add(swapped);
      }
    }
    return variations;
  }

  /** MTH of RFC 6962 section 2.1, word for word. */
  private static Sha256 definition(List<Sha256> leaves) {
    if (leaves.isEmpty()) {
      return Sha256.of(new byte[0]);
    }
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return TreeHash.node(
        definition(leaves.subList(0, split)), definition(leaves.subList(split, leaves.size())));
  }

  /** PATH of RFC 6962 section 2.1.1, word for word. */
  private static List<Sha256> path(int index, List<Sha256> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    List<Sha256> left = leaves.subList(0, split);
    List<Sha256> right = leaves.subList(split, leaves.size());
    List<Sha256> path =
        new ArrayList<>(index < split ? path(index, left) : path(index - split, right));
    path.add(definition(index < split ? right : left));
    return path;
  }
}
