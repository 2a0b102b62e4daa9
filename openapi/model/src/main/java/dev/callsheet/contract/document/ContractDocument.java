package dev.callsheet.contract.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    return Family.of(path, families.values());
  }

  /** Returns the operation that a method and a path name; to HEAD, it is that of GET. */
  public Optional<ApiOperation> match(String method, String path) {
    var named = declared(method, path);
    return named.isEmpty() && method.equals("HEAD") ? declared("GET", path) : named;
  }

  private Optional<ApiOperation> declared(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method) && operation.matches(path))
        .min(Comparator.comparingInt(operation -> operation.placeholders().size()));
  }

  /** Returns every (operation, status, code) that the document promises. */
  public Set<Outcome> declared() {
    var declared = new TreeSet<Outcome>();
    for (var family : families.values()) {
      declared.addAll(ApiOperation.outcomes(family.name(), Outcome.UNROUTED, family.unrouted()));
    }
    for (var operation : operations) {
      declared.addAll(operation.outcomes());
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
      var code = code(node);
      read.put(
          entry.getKey(),
          new Family(
              entry.getKey(),
              node.path("noun").asString(""),
              Family.texts(node.path("paths")),
              Family.texts(node.at("/keys/prefixes")),
              Family.texts(node.at("/keys/headers")),
              scopes(node.path("scopes")),
              node.path("requests-per-minute").asInt(0),
              code,
              frameworkErrors(entry.getKey(), node, code),
              node));
    }
    return read;
  }

  private static JsonPointer code(JsonNode family) {
    var pointer = family.at("/error/code").asString("");
    return pointer.startsWith("/") ? JsonPointer.compile(pointer) : JsonPointer.empty();
  }

  private static Map<String, Set<String>> scopes(JsonNode node) {
    var scopes = new LinkedHashMap<String, Set<String>>();
    for (var scope : node.properties()) {
      scopes.put(scope.getKey(), new LinkedHashSet<>(Family.texts(scope.getValue())));
    }
    return scopes;
  }

  private Map<FrameworkError, FrameworkAnswer> frameworkErrors(
      String family, JsonNode node, JsonPointer code) {
    var read = new EnumMap<FrameworkError, FrameworkAnswer>(FrameworkError.class);
    for (var entry : node.path("framework-errors").properties()) {
      var declared = entry.getValue();
      var pointer = "/x-families/" + escape(family) + "/framework-errors/" + entry.getKey();
      FrameworkError.of(entry.getKey())
          .ifPresent(
              error ->
                  read.put(
                      error,
                      new FrameworkAnswer(
                          error,
                          declared.path("status").asInt(0),
                          declared.path("code").asString(Family.NO_CODE),
                          answer(
                              declared.path("status").asInt(0),
                              declared.path("response"),
                              pointer + "/response",
                              code))));
    }
    return read;
  }

  private List<CatalogueEntry> readCatalogue() {
    var read = new ArrayList<CatalogueEntry>();
    var number = 0;
    for (var node : root.path("x-error-catalog")) {
      read.add(
          new CatalogueEntry(
              node.path("family").asString(""),
              node.path("code").asString(Family.NO_CODE),
              node.path("status").asInt(0),
              Retry.of(node.path("retry").asString("")).orElse(Retry.AFTER_CHANGE),
              node.path("retry-after").asBoolean(false),
              node.path("origin").asString(""),
              "/x-error-catalog/" + number++,
              node));
    }
    return read;
  }

  private List<ApiOperation> readOperations() {
    var read = new ArrayList<ApiOperation>();
    for (var path : root.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          read.add(operation(path.getKey(), method.getKey(), path.getValue(), method.getValue()));
        }
      }
    }
    return read;
  }

  private ApiOperation operation(String path, String method, JsonNode item, JsonNode node) {
    var family = familyOf(path);
    var code = family.map(Family::code).orElse(JsonPointer.empty());
    var pointer = "/paths/" + escape(path) + "/" + method;
    var scope = node.path("x-required-scope");
    return new ApiOperation(
        node.path("operationId").asString(""),
        method.toUpperCase(Locale.ROOT),
        path,
        family.map(Family::name).orElse(""),
        secured(node),
        scope.isMissingNode() ? null : scope.asString(),
        node.path("x-open-to-suspended").asBoolean(false),
        parameters(item, node),
        bodies(node),
        answers(node.path("responses"), pointer + "/responses", code),
        node);
  }

  private boolean secured(JsonNode operation) {
    var security = operation.has("security") ? operation.path("security") : root.path("security");
    return security.valueStream().anyMatch(alternative -> !alternative.isEmpty());
  }

  private boolean isChoice(JsonNode reference) {
    var schema = resolve(reference);
    return schema.has("enum")
        || schema.has("items") && isChoice(schema.path("items"))
        || schema.path("allOf").valueStream().anyMatch(this::isChoice);
  }

  /** The parameters of a path and those of its operation, which override them. */
  private List<ApiParameter> parameters(JsonNode item, JsonNode operation) {
    var read = new LinkedHashMap<String, ApiParameter>();
    for (var holder : List.of(item, operation)) {
      for (var reference : holder.path("parameters")) {
        var node = resolve(reference);
        var parameter =
            new ApiParameter(
                node.path("name").asString(""),
                node.path("in").asString(""),
                node.path("required").asBoolean(false),
                resolve(node.path("schema")),
                isChoice(node.path("schema")),
                node);
        read.put(parameter.place() + " " + parameter.name(), parameter);
      }
    }
    return List.copyOf(read.values());
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
      var status = response.getKey().matches("[0-9]+") ? Integer.parseInt(response.getKey()) : 0;
      var place = parent + "/" + response.getKey();
      read.put(status, answer(status, response.getValue(), place, code));
    }
    return read;
  }

  private DeclaredAnswer answer(int status, JsonNode reference, String place, JsonPointer code) {
    var pointer = reference.has("$ref") ? pointer(reference) : place;
    var node = resolve(reference);
    return new DeclaredAnswer(
        status,
        pointer.substring(pointer.lastIndexOf('/') + 1),
        pointer,
        node,
        status < 400 ? Map.of() : codes(node, pointer, code));
  }

  /** The codes to which a response narrows its code field, and where each of them stands. */
  private Map<String, String> codes(JsonNode response, String pointer, JsonPointer code) {
    if (code.matches()) {
      return Map.of(Family.NO_CODE, pointer);
    }
    var codes = new LinkedHashMap<String, String>();
    for (var mediaType : response.path("content").propertyNames()) {
      values(pointer + "/content/" + escape(mediaType) + "/schema", code).ifPresent(codes::putAll);
    }
    return Collections.unmodifiableMap(codes);
  }

  /**
   * Returns the values that a property may have by a schema, and where each of them stands; empty
   * where nothing narrows it. With {@code allOf} each part must allow a value, with {@code oneOf}
   * or {@code anyOf} one branch.
   *
   * @param schema JSON pointer to the schema
   */
  public Optional<Map<String, String>> values(String schema, JsonPointer property) {
    var pointer = follow(schema);
    var node = root.at(pointer);
    var narrowings = new ArrayList<Map<String, String>>();
    for (var index = 0; index < node.path("allOf").size(); index++) {
      values(pointer + "/allOf/" + index, property).ifPresent(narrowings::add);
    }
    for (var choice : List.of("oneOf", "anyOf")) {
      var union = new LinkedHashMap<String, String>();
      var narrowed = 0;
      for (var index = 0; index < node.path(choice).size(); index++) {
        var values = values(pointer + "/" + choice + "/" + index, property);
        values.ifPresent(union::putAll);
        narrowed += values.isPresent() ? 1 : 0;
      }
      if (narrowed > 0 && narrowed == node.path(choice).size()) {
        narrowings.add(union);
      }
    }
    var own = new LinkedHashMap<String, String>();
    for (var index = 0; property.matches() && index < node.path("enum").size(); index++) {
      own.put(node.path("enum").get(index).asString(""), pointer + "/enum/" + index);
    }
    if (!own.isEmpty()) {
      narrowings.add(own);
    }
    if (!property.matches() && node.path("properties").has(property.getMatchingProperty())) {
      var below = pointer + "/properties/" + escape(property.getMatchingProperty());
      values(below, property.tail()).ifPresent(narrowings::add);
    }
    return narrowings.stream()
        .reduce(
            (wide, narrow) -> {
              var both = new LinkedHashMap<>(narrow);
              both.keySet().retainAll(wide.keySet());
              return both;
            });
  }
}
