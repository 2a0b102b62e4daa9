package dev.callsheet.contract.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document, read. */
public final class ContractDocument {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode root;
  private final Map<String, Family> families;
  private final List<CatalogueEntry> catalogue;
  private final List<ApiOperation> operations;

  private ContractDocument(JsonNode root) {
    this.root = root;
    this.families = readFamilies();
    this.catalogue = readCatalogue();
    this.operations = readOperations();
  }

  /** Reads the document of this build. */
  public static ContractDocument load() {
    return read(new YAMLMapper().readTree(file().toFile()));
  }

  /** Takes a document that was read, or changed, elsewhere. */
  public static ContractDocument read(JsonNode root) {
    return new ContractDocument(root);
  }

  /** Returns where the document of this build is. */
  public static Path file() {
    return Path.of(System.getProperty("callsheet.openapi", "../openapi/openapi.yaml"));
  }

  /** Returns the whole document. */
  public JsonNode root() {
    return root;
  }

  /** Returns all operations, in the order of the document. */
  public List<ApiOperation> operations() {
    return operations;
  }

  /** Returns the operation of that id. */
  public ApiOperation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation " + id));
  }

  /** Returns the error catalogue. */
  public List<CatalogueEntry> catalogue() {
    return catalogue;
  }

  /**
   * Returns the catalogue's entry for a code of a family; its status tells apart what has no code.
   */
  public Optional<CatalogueEntry> entry(String family, String code, int status) {
    return catalogue.stream()
        .filter(entry -> entry.family().equals(family) && entry.code().equals(code))
        .filter(entry -> !code.equals(Family.NO_CODE) || entry.status() == status)
        .findFirst();
  }

  /** Returns the families by name. */
  public Map<String, Family> families() {
    return families;
  }

  /** Returns the family that answers at a path: the one with the longest prefix. */
  public Optional<Family> familyOf(String path) {
    return families.values().stream()
        .filter(family -> family.owns(path))
        .max(Comparator.comparingInt(family -> family.pathPrefix().length()));
  }

  /** Returns the operation that a method and a path name. */
  public Optional<ApiOperation> match(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method) && operation.matches(path))
        .min(Comparator.comparingInt(operation -> operation.placeholders().size()));
  }

  /** Returns every (operation, status, code) that the document promises. */
  public Set<Triple> declared() {
    var declared = new TreeSet<Triple>();
    for (var family : families.values()) {
      declared.addAll(ApiOperation.triples(family.name(), Triple.UNROUTED, family.unrouted()));
    }
    for (var operation : operations) {
      declared.addAll(operation.triples());
    }
    return declared;
  }

  /** Follows {@code $ref} as far as it goes. */
  public JsonNode resolve(JsonNode node) {
    var resolved = node;
    while (resolved.has("$ref")) {
      resolved = root.at(pointer(resolved));
    }
    return resolved;
  }

  /** Follows {@code $ref} from a JSON pointer to where the value itself stands. */
  public String follow(String pointer) {
    var place = pointer;
    for (var node = root.at(place); node.has("$ref"); node = root.at(place)) {
      place = pointer(node);
    }
    return place;
  }

  /** Escapes a name for a JSON pointer. */
  public static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String pointer(JsonNode reference) {
    var target = reference.path("$ref").asString("");
    return target.startsWith("#/") ? target.substring(1) : "/" + escape(target);
  }

  private Map<String, Family> readFamilies() {
    var read = new LinkedHashMap<String, Family>();
    for (var entry : root.path("x-families").properties()) {
      var node = entry.getValue();
      var code = JsonPointer.compile(node.at("/error/code").asString(""));
      var unrouted =
          answers(
              node.path("unrouted"), "/x-families/" + escape(entry.getKey()) + "/unrouted", code);
      read.put(
          entry.getKey(),
          new Family(
              entry.getKey(),
              node.path("path").asString(""),
              node.path("key-prefix").asString(""),
              code,
              unrouted,
              node));
    }
    return read;
  }

  private List<CatalogueEntry> readCatalogue() {
    var read = new ArrayList<CatalogueEntry>();
    for (var node : root.path("x-error-catalog")) {
      read.add(
          new CatalogueEntry(
              node.path("family").asString(""),
              node.path("code").asString(Family.NO_CODE),
              node.path("status").asInt(0),
              node.path("retryable").asBoolean(false),
              node.path("retry-after").asBoolean(false),
              node.path("origin").asString(""),
              node));
    }
    return read;
  }

  private List<ApiOperation> readOperations() {
    var read = new ArrayList<ApiOperation>();
    for (var path : root.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          read.add(operation(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return read;
  }

  private ApiOperation operation(String path, String method, JsonNode node) {
    var family = familyOf(path);
    var code = family.map(Family::code).orElse(JsonPointer.empty());
    var pointer = "/paths/" + escape(path) + "/" + method;
    var right = node.path("x-required-right");
    return new ApiOperation(
        node.path("operationId").asString(""),
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        family.map(Family::name).orElse(""),
        right.isMissingNode() ? null : right.asString(),
        parameters(node),
        bodies(node),
        answers(node.path("responses"), pointer + "/responses", code),
        node);
  }

  private List<ApiParameter> parameters(JsonNode operation) {
    var read = new ArrayList<ApiParameter>();
    for (var reference : operation.path("parameters")) {
      var node = resolve(reference);
      read.add(
          new ApiParameter(
              node.path("name").asString(),
              node.path("in").asString(),
              node.path("required").asBoolean(false),
              resolve(node.path("schema")),
              node));
    }
    return read;
  }

  private Map<String, JsonNode> bodies(JsonNode operation) {
    var read = new LinkedHashMap<String, JsonNode>();
    for (var body : resolve(operation.path("requestBody")).path("content").properties()) {
      read.put(body.getKey(), body.getValue());
    }
    return read;
  }

  private Map<Integer, DeclaredAnswer> answers(
      JsonNode responses, String parent, JsonPointer code) {
    var read = new TreeMap<Integer, DeclaredAnswer>();
    for (var response : responses.properties()) {
      var reference = response.getValue();
      var pointer = reference.has("$ref") ? pointer(reference) : parent + "/" + response.getKey();
      var node = resolve(reference);
      var status = response.getKey().matches("[0-9]+") ? Integer.parseInt(response.getKey()) : 0;
      read.put(
          status,
          new DeclaredAnswer(
              status,
              pointer.substring(pointer.lastIndexOf('/') + 1),
              pointer,
              node,
              status < 400 ? List.of() : codes(node, code)));
    }
    return read;
  }

  /** The codes to which a response narrows its code field, or those of an answer to HEAD. */
  private List<String> codes(JsonNode response, JsonPointer code) {
    if (code.matches()) {
      return List.of(Family.NO_CODE);
    }
    var bodiless = response.path("x-error-code");
    if (bodiless.isString()) {
      return List.of(bodiless.asString());
    }
    if (bodiless.isArray()) {
      return bodiless.valueStream().map(JsonNode::asString).toList();
    }
    var codes = new LinkedHashSet<String>();
    collectCodes(response.path("content").path("application/json").path("schema"), code, codes);
    return List.copyOf(codes);
  }

  private void collectCodes(JsonNode schema, JsonPointer code, Set<String> codes) {
    for (var combination : List.of("allOf", "oneOf")) {
      schema.path(combination).forEach(part -> collectCodes(part, code, codes));
    }
    var field = schema;
    for (var rest = code; !rest.matches(); rest = rest.tail()) {
      field = field.path("properties").path(rest.getMatchingProperty());
    }
    for (var value : field.path("enum")) {
      codes.add(value.asString());
    }
  }
}
