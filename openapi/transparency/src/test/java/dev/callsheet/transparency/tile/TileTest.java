package dev.callsheet.transparency.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.merkle.MemoryTree;
import dev.callsheet.transparency.merkle.MissingNodeException;
import dev.callsheet.transparency.merkle.NodeId;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.merkle.TreeRoot;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

  @ParameterizedTest
  @CsvSource({
    "0, 256, 000",
    "7, 256, 007",
    "999, 256, 999",
    "1000, 256, x001/000",
    "1234067, 256, x001/x234/067",
    "1234067, 8, x001/x234/067.p/8",
    "1000000, 255, x001/x000/000.p/255",
    "36028797018963967, 1, x036/x028/x797/x018/x963/967.p/1"
  })
  void pathIsWrittenAndRead(long number, int width, String path) throws Exception {
    TileIndex index = new TileIndex(number, width);
    assertEquals(path, index.path());
    assertEquals(index, TileIndex.parse(path));
    assertEquals(new HashTile(3, index), HashTile.parse("3/" + path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0000",
        "00a",
        "x000",
        "x000/001",
        "001/002",
        "x001/x002",
        "x001",
        "/001",
        "x001//002",
        "001/",
        "001.p/0",
        "001.p/256",
        "001.p/01",
        "001.p/-1",
        "001.p/",
        "001.p/4.p/4",
        "001.p",
        "x001.p/3/001",
        "\u0660\u0660\u0661",
        "x999/x999/x999/x999/x999/999",
        "x001/x000/x000/x000/x000/x000/x000/000"
      })
  void whatIsNoPathIsRefused(String path) {
    assertThrows(MalformedException.class, () -> TileIndex.parse(path));
    assertThrows(MalformedException.class, () -> HashTile.parse("0/" + path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "000", "/000", "00/000", "8/000", "x/000", "-1/000", "entries/000"})
  void whatIsNoLevelIsRefused(String path) {
    assertThrows(MalformedException.class, () -> HashTile.parse(path));
  }

  @Test
  void logOfSeventyThousandHasTheTilesOfTheStandard() {
    long size = 70_000;
    assertEquals(Optional.of(tile(0, 272, 256)), HashTile.of(0, 272, size));
    assertEquals(Optional.of(tile(0, 273, 112)), HashTile.of(0, 273, size));
    assertEquals(Optional.empty(), HashTile.of(0, 274, size));
    assertEquals(Optional.of(tile(1, 0, 256)), HashTile.of(1, 0, size));
    assertEquals(Optional.of(tile(1, 1, 17)), HashTile.of(1, 1, size));
    assertEquals(Optional.of(tile(2, 0, 1)), HashTile.of(2, 0, size));
    assertEquals(Optional.empty(), HashTile.of(3, 0, size));
    assertEquals(Optional.of(tile(1, 0, 1)), HashTile.of(1, 0, 256));
    assertEquals(Optional.empty(), HashTile.of(0, 1, 256));
    assertTrue(tile(0, 273, 112).isWithin(size));
    assertTrue(tile(0, 273, 5).isWithin(size));
    assertFalse(tile(0, 273, 113).isWithin(size));
  }

  @Test
  void tileHoldsEachEighthLevel() {
    assertEquals(
        List.of(new NodeId(8, 256), new NodeId(8, 257), new NodeId(8, 258)), tile(1, 1, 3).nodes());
  }

  @Test
  void nodesAreMadeOfTiles() {
    MemoryTree tree = new MemoryTree();
    for (int i = 0; i < 700; i++) {
      tree.append(TreeHash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    for (long size : List.of(1L, 255L, 256L, 257L, 512L, 513L, 700L)) {
      List<String> read = new ArrayList<>();
      TileNodes nodes =
          new TileNodes(
              size,
              tile -> {
                read.add(tile.path());
                return HashTile.encode(tree.read(tile.nodes()));
              });
      assertEquals(TreeRoot.read(size, tree), TreeRoot.read(size, nodes));
      for (long index = 0; index < size; index += 41) {
        read.clear();
        assertEquals(
            InclusionProof.read(index, size, tree), InclusionProof.read(index, size, nodes));
        assertEquals(List.copyOf(new HashSet<>(read)).size(), read.size(), "read twice");
        assertEquals(
            ConsistencyProof.read(index + 1, size, tree),
            ConsistencyProof.read(index + 1, size, nodes));
      }
    }
  }

  @Test
  void tileOfAnotherLengthIsNotRead() {
    TileNodes nodes = new TileNodes(3, tile -> new byte[32]);
    assertThrows(UncheckedIOException.class, () -> TreeRoot.read(3, nodes));
    assertThrows(MissingNodeException.class, () -> TreeRoot.read(4, nodes));
  }

  @Test
  void hashesAreWrittenAndReadBack() throws Exception {
    List<Sha256> hashes = List.of(Sha256.of(), Sha256.of(new byte[] {1}));
    byte[] bytes = HashTile.encode(hashes);
    assertEquals(64, bytes.length);
    assertEquals(hashes, tile(0, 0, 2).decode(bytes));
    assertThrows(MalformedException.class, () -> tile(0, 0, 1).decode(bytes));
    assertThrows(MalformedException.class, () -> tile(0, 0, 3).decode(bytes));
  }

  @Test
  void entriesAreWrittenAndReadBack() throws Exception {
    byte[] longest = new byte[65_535];
    byte[] bundle = EntryBundle.encode(List.of(new byte[] {7, 8}, new byte[0], longest));
    assertArrayEquals(new byte[] {0, 2, 7, 8, 0, 0, -1, -1}, Arrays.copyOf(bundle, 8));
    List<byte[]> entries = EntryBundle.decode(bundle, 3);
    assertArrayEquals(new byte[] {7, 8}, entries.get(0));
    assertEquals(0, entries.get(1).length);
    assertArrayEquals(longest, entries.get(2));
    assertThrows(MalformedException.class, () -> EntryBundle.decode(bundle, 2));
    assertThrows(MalformedException.class, () -> EntryBundle.decode(bundle, 4));
    assertThrows(
        MalformedException.class,
        () -> EntryBundle.decode(Arrays.copyOf(bundle, bundle.length - 1), 3));
    assertThrows(
        IllegalArgumentException.class, () -> EntryBundle.encode(List.of(new byte[65_536])));
  }

  private static HashTile tile(int level, long number, int width) {
    return new HashTile(level, new TileIndex(number, width));
  }
}
