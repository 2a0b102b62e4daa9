package dev.callsheet.transparency.certificate;

import dev.callsheet.transparency.encoding.CanonicalBase64;
import dev.callsheet.transparency.encoding.Decimal;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.note.SignedNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text that shows that a log holds an entry (c2sp.org/tlog-proof@v1): anything extra, the
 * entry's index, the inclusion proof, and the checkpoint. That it could be read says nothing of
 * whether it is true.
 */
public final class TlogProof {

  /** The media type under which it is sent. */
  public static final String MEDIA_TYPE = "text/plain; charset=utf-8";

  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int MOST_HASHES = 63;
  private static final int MOST_CHARACTERS = 4_000_000;

  private final Optional<byte[]> extra;
  private final long index;
  private final List<Sha256> hashes;
  private final SignedNote checkpoint;

  /**
   * Takes the parts.
   *
   * @param extra what is needed besides, not authenticated
   * @param index of the entry, from 0
   * @param hashes from the leaf's sibling up, at most 63
   * @param checkpoint the signed note that the log issued
   */
  public TlogProof(Optional<byte[]> extra, long index, List<Sha256> hashes, SignedNote checkpoint) {
    if (index < 0 || hashes.size() > MOST_HASHES) {
      throw new IllegalArgumentException("No log has such an entry.");
    }
    this.extra = extra.map(byte[]::clone);
    this.index = index;
    this.hashes = List.copyOf(hashes);
    this.checkpoint = checkpoint;
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedException for any text that {@link #toString} does not write
   */
  public static TlogProof parse(String text) throws MalformedException {
    int blank = text.indexOf("\n\n");
    if (blank < 0 || text.length() > MOST_CHARACTERS) {
      throw new MalformedException("A proof has a blank line above its checkpoint.");
    }
    List<String> lines = Arrays.asList(text.substring(0, blank).split("\n", -1));
    if (!lines.get(0).equals(FIRST_LINE)) {
      throw new MalformedException("A proof begins with the line " + FIRST_LINE + ".");
    }
    int next = 1;
    Optional<byte[]> extra = Optional.empty();
    if (next < lines.size() && lines.get(next).startsWith(EXTRA)) {
      extra = Optional.of(CanonicalBase64.decode(lines.get(next).substring(EXTRA.length())));
      next++;
    }
    if (next >= lines.size() || !lines.get(next).startsWith(INDEX)) {
      throw new MalformedException("A proof tells the entry's index.");
    }
    long index = Decimal.parse(lines.get(next).substring(INDEX.length()));
    List<String> rest = lines.subList(next + 1, lines.size());
    if (rest.size() > MOST_HASHES) {
      throw new MalformedException("A proof has at most 63 hashes.");
    }
    List<Sha256> hashes = new ArrayList<>(rest.size());
    for (String line : rest) {
      hashes.add(Sha256.fromBase64(line));
    }
    return new TlogProof(extra, index, hashes, SignedNote.parse(text.substring(blank + 2)));
  }

  /** Returns what the proof brings besides; not to be believed without proof of its own. */
  public Optional<byte[]> extra() {
    return extra.map(byte[]::clone);
  }

  /** Returns the entry's index, from 0. */
  public long index() {
    return index;
  }

  /** Returns the inclusion proof's hashes, from below. */
  public List<Sha256> hashes() {
    return hashes;
  }

  /** Returns the checkpoint in which the entry is. */
  public SignedNote checkpoint() {
    return checkpoint;
  }

  /** Returns the same proof with something else besides. */
  public TlogProof withExtra(byte[] other) {
    return new TlogProof(Optional.of(other), index, hashes, checkpoint);
  }

  /** Returns the text, whose bytes are UTF-8. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    extra.ifPresent(bytes -> text.append(EXTRA).append(CanonicalBase64.encode(bytes)).append('\n'));
    text.append(INDEX).append(index).append('\n');
    hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
