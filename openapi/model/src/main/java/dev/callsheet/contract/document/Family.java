package dev.callsheet.contract.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A family of operations that share path prefixes, keys and a way to write errors.
 *
 * @param noun what a name of this family carries where a plain one would serve two
 * @param paths how its paths begin; may have placeholders, and {@code /} begins any path
 * @param keyPrefixes what its keys begin with
 * @param keyHeaders the headers in which a key may be sent
 * @param scopes by name the other ones that each includes
 * @param requestsPerMinute how much a key may ask unless it was made with another number
 * @param code where the code stands in an error body; the empty pointer where errors have no code
 * @param frameworkErrors how it answers what no handler did
 * @param node the whole entry of {@code x-families}
 */
public record Family(
    String name,
    String noun,
    List<String> paths,
    List<String> keyPrefixes,
    List<String> keyHeaders,
    Map<String, Set<String>> scopes,
    int requestsPerMinute,
    JsonPointer code,
    Map<FrameworkError, FrameworkAnswer> frameworkErrors,
    JsonNode node) {
  /** The one code of a status in a family whose errors have none. */
  public static final String NO_CODE = "-";

  /** How many characters a key has after its prefix unless the family says it. */
  private static final int KEY_LENGTH = 36;

  private static final String CRC32 = "crc32";

  /** Stands for the family of a path outside of all families. */
  public static final Family NONE =
      new Family(
          "",
          "",
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          0,
          JsonPointer.empty(),
          Map.of(),
          MissingNode.getInstance());

  /** What can be answered to a request that matches no operation. */
  public static final List<FrameworkError> UNROUTED =
      List.of(FrameworkError.MALFORMED, FrameworkError.NO_ROUTE, FrameworkError.METHOD_NOT_ALLOWED);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^/}]+}");

  /** Whether this stands for no family at all. */
  public boolean isNone() {
    return name.isEmpty();
  }

  /** Whether error bodies name a code. */
  public boolean hasCodes() {
    return !code.matches();
  }

  /** Returns where the message may stand in an error body; the first that is there counts. */
  public List<JsonPointer> messages() {
    return texts(node.at("/error/message")).stream()
        .filter(pointer -> pointer.startsWith("/"))
        .map(JsonPointer::compile)
        .toList();
  }

  /** Returns where an error body holds the properties of its details; empty where it has none. */
  public Optional<JsonPointer> details() {
    return pointer("/error/details");
  }

  /** Returns where an error body lists the fields that break rules; empty where it does not. */
  public Optional<JsonPointer> fields() {
    return pointer("/error/fields");
  }

  /** Whether an error names fields by JSON pointers, {@code /tracks/0/name}. */
  public boolean namesFieldsByPointer() {
    return node.at("/error/field-names").asString("").equals("pointer");
  }

  /** Whether every answer has the headers of the rate limit, not only one to a valid key. */
  public boolean alwaysTellsLimits() {
    return node.path("rate-limit-headers").asString("").equals("all");
  }

  /**
   * Returns what the organisations of each tier may do, the first tier's for all that have no
   * other; empty where there are no tiers.
   */
  public List<Tier> tiers() {
    return node.path("tiers").propertyStream().map(Tier::of).toList();
  }

  private Optional<JsonPointer> pointer(String place) {
    var pointer = node.at(place);
    return pointer.isString()
        ? Optional.of(JsonPointer.compile(pointer.asString()))
        : Optional.empty();
  }

  /** Returns where an error body tells of its request, by the names that the family gives. */
  public Map<String, JsonPointer> context() {
    var context = new LinkedHashMap<String, JsonPointer>();
    for (var entry : node.at("/error/context").properties()) {
      var pointer = entry.getValue().asString("");
      if (pointer.startsWith("/")) {
        context.put(entry.getKey(), JsonPointer.compile(pointer));
      }
    }
    return context;
  }

  /** Returns the first of its path prefixes. */
  public String path() {
    return paths.isEmpty() ? "" : paths.get(0);
  }

  /** Returns how it answers a failure that it is known to answer. */
  public FrameworkAnswer answer(FrameworkError error) {
    return find(error)
        .orElseThrow(
            () ->
                new NullPointerException(
                    name + " has no " + error.general().key() + " in framework-errors"));
  }

  /** Returns how it answers a failure, or else the general one that it does not tell it from. */
  public Optional<FrameworkAnswer> find(FrameworkError error) {
    var answer = frameworkErrors.get(error);
    return Optional.ofNullable(answer == null ? frameworkErrors.get(error.general()) : answer);
  }

  /** Returns the path parameter that names the owner of what is asked for; empty if none does. */
  public Optional<String> owner() {
    return Optional.of(node.path("owner").asString("")).filter(owner -> !owner.isEmpty());
  }

  /**
   * Returns whose keys its operations take unless they say it themselves; empty where it does not
   * tell keys of projects apart.
   */
  public Optional<OwnerKind> keyOwner() {
    return OwnerKind.of(node.path("key-owner").asString(""));
  }

  /** Returns how many characters a key has after its prefix. */
  public int keyLength() {
    return node.at("/keys/length").asInt(KEY_LENGTH);
  }

  /** Whether the last six characters of a key are the CRC-32 of all before them. */
  public boolean hasKeyChecksum() {
    return node.at("/keys/checksum").asString(CRC32).equals(CRC32);
  }

  /**
   * Returns the answers to requests that match no operation, by status; errors that share a status
   * share its answer.
   */
  public Map<Integer, DeclaredAnswer> unrouted() {
    var answers = new TreeMap<Integer, DeclaredAnswer>();
    for (var error : UNROUTED) {
      var answer = frameworkErrors.get(error);
      if (answer != null) {
        var narrowed = answer.answer().narrowedTo(answer.code());
        answers.merge(answer.status(), narrowed, DeclaredAnswer::withCodesOf);
      }
    }
    return answers;
  }

  /** Whether a request to this path is answered in the dialect of this family. */
  public boolean owns(String path) {
    return covering(path).isPresent();
  }

  /**
   * Returns the family that answers at a path: the one with the prefix of most segments, of those
   * the one with the fewest placeholders.
   */
  static Optional<Family> of(String path, Iterable<Family> families) {
    record Candidate(Family family, Prefix prefix) {}
    var candidates = new ArrayList<Candidate>();
    for (var family : families) {
      family.covering(path).ifPresent(prefix -> candidates.add(new Candidate(family, prefix)));
    }
    return candidates.stream().max(Comparator.comparing(Candidate::prefix)).map(Candidate::family);
  }

  private record Prefix(int segments, int placeholders) implements Comparable<Prefix> {
    @Override
    public int compareTo(Prefix other) {
      return Comparator.comparingInt(Prefix::segments)
          .thenComparing(Comparator.comparingInt(Prefix::placeholders).reversed())
          .compare(this, other);
    }
  }

  private Optional<Prefix> covering(String path) {
    return paths.stream().flatMap(prefix -> covering(prefix, path)).max(Comparator.naturalOrder());
  }

  private static Stream<Prefix> covering(String prefix, String path) {
    if (prefix.equals("/")) {
      return Stream.of(new Prefix(0, 0));
    }
    var wanted = prefix.split("/", -1);
    var given = path.split("/", -1);
    if (given.length < wanted.length) {
      return Stream.empty();
    }
    var placeholders = 0;
    for (var index = 0; index < wanted.length; index++) {
      if (PLACEHOLDER.matcher(wanted[index]).matches()) {
        placeholders++;
      } else if (!wanted[index].equals(given[index])) {
        return Stream.empty();
      }
    }
    return Stream.of(new Prefix(wanted.length - 1, placeholders));
  }

  /** Returns the code that an error body names, or the empty string. */
  public String codeOf(JsonNode body) {
    return hasCodes() ? body.at(code).asString("") : NO_CODE;
  }

  /** Returns a scope and all that it includes. */
  public Set<String> including(String scope) {
    var all = new LinkedHashSet<String>(Set.of(scope));
    all.addAll(scopes.getOrDefault(scope, Set.of()));
    return all;
  }

  /** Returns a text, or each of a list of texts. */
  static List<String> texts(JsonNode node) {
    var values = node.isArray() ? node.valueStream() : Stream.of(node);
    return values.map(value -> value.asString("")).filter(text -> !text.isEmpty()).toList();
  }
}
