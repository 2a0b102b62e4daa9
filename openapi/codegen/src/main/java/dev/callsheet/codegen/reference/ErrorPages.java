package dev.callsheet.codegen.reference;

import dev.callsheet.codegen.client.ClientTypes;
import dev.callsheet.codegen.client.HandlingListings;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Parameter;
import dev.callsheet.codegen.contract.RequestBody;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.Retry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages about errors show. */
final class ErrorPages {
  private final Contract contract;
  private final HandlingListings listings;

  /** The table of a family's codes. */
  record FamilyPage(
      ReferencePages.Site site, String name, String path, boolean coded, List<Row> rows) {}

  /** A code in the table of its family; texts are HTML. */
  record Row(
      String key,
      String page,
      int status,
      String title,
      String when,
      String remedy,
      boolean retryable,
      String retry,
      boolean retryAfter,
      boolean extension) {}

  /**
   * The page about a code; {@code when} and {@code remedy} are HTML.
   *
   * @param unrouted where requests that reach no operation are answered so, null where none are
   * @param details the fields beyond the message, empty where there are none
   */
  record CodePage(
      ReferencePages.Site site,
      String path,
      String family,
      String key,
      boolean coded,
      int status,
      String title,
      String when,
      String remedy,
      boolean retryable,
      String retry,
      boolean retryAfter,
      boolean extension,
      @Nullable Unrouted unrouted,
      List<FieldView> details,
      List<OperationView> operations,
      @Nullable ExampleView example,
      @Nullable Handling handling) {}

  /** Requests below a path that reach no operation; what the document says of them is HTML. */
  record Unrouted(String path, String description) {}

  /** A field of the details; the description is HTML. */
  record FieldView(String path, String type, boolean required, String description) {}

  /** An operation that can answer the code, with where the reference describes it. */
  record OperationView(String id, String method, String path, String summary, String reference) {}

  /** An answer as it comes over the wire. */
  record ExampleView(@Nullable String operation, String text) {}

  /** How a program in Java treats the code. */
  record Handling(
      String operation,
      String catching,
      @Nullable String acrossOperations,
      String errorInterface,
      String switching) {}

  ErrorPages(Contract contract, ClientTypes types, Set<String> frameworkHeaders) {
    this.contract = contract;
    this.listings = new HandlingListings(contract, types, frameworkHeaders);
  }

  FamilyPage family(ReferencePages.Site site, Family family) {
    return new FamilyPage(
        site,
        family.name(),
        family.path(),
        family.hasCodes(),
        contract.entries(family).map(ErrorPages::row).toList());
  }

  Stream<CodePage> codes(ReferencePages.Site site, Family family) {
    return contract.entries(family).map(entry -> code(site, family, entry));
  }

  private static Row row(CatalogueEntry entry) {
    return new Row(
        entry.key(),
        entry.page(),
        entry.status(),
        entry.title(),
        Markdown.html(entry.when()),
        Markdown.html(entry.remedy()),
        entry.retry() == Retry.AFTER_DELAY,
        words(entry.retry()),
        entry.retryAfter(),
        entry.extension());
  }

  private static String words(Retry retry) {
    return switch (retry) {
      case NEVER -> "never: the same request is always answered so";
      case AFTER_DELAY -> "after a delay: the same request may succeed later";
      case AFTER_CHANGE -> "after a change: something else has to change first";
    };
  }

  private CodePage code(ReferencePages.Site site, Family family, CatalogueEntry entry) {
    List<Operation> operations =
        contract.operations().stream()
            .filter(operation -> operation.family().equals(family))
            .filter(operation -> answer(operation.errors(), entry).isPresent())
            .toList();
    Optional<Response> unrouted =
        isUnrouted(family, entry) ? answer(contract.unrouted(family), entry) : Optional.empty();
    Optional<Operation> shown = operations.stream().min(tellingFirst(entry));
    return new CodePage(
        site,
        entry.page(),
        family.name(),
        entry.key(),
        family.hasCodes(),
        entry.status(),
        entry.title(),
        Markdown.html(entry.when()),
        Markdown.html(entry.remedy()),
        entry.retry() == Retry.AFTER_DELAY,
        words(entry.retry()),
        entry.retryAfter(),
        entry.extension(),
        unrouted.map(response -> unrouted(family, response)).orElse(null),
        details(family, entry),
        operations.stream().map(ErrorPages::view).toList(),
        shown
            .flatMap(operation -> answer(operation.errors(), entry))
            .or(() -> unrouted)
            .map(response -> example(shown.map(Operation::id).orElse(null), entry, response))
            .orElse(null),
        shown.map(operation -> handling(operation, entry, operations.size() > 1)).orElse(null));
  }

  /**
   * Operations that speak of the code or take what it is about come first. Answers to HEAD have no
   * body, and so show the least.
   */
  private static Comparator<Operation> tellingFirst(CatalogueEntry entry) {
    Pattern code = Pattern.compile("\\b" + Pattern.quote(entry.key()) + "\\b");
    return Comparator.comparing((Operation operation) -> operation.method().equals("HEAD"))
        .thenComparing(operation -> !code.matcher(operation.description()).find())
        .thenComparing(
            operation ->
                inputs(operation).noneMatch(name -> entry.when().contains("`" + name + "`")));
  }

  private static Stream<String> inputs(Operation operation) {
    RequestBody body = operation.requestBody();
    return Stream.concat(
        operation.parameters().stream().map(Parameter::name),
        body == null
            ? Stream.empty()
            : body.content().values().stream()
                .flatMap(schema -> schema.properties().keySet().stream()));
  }

  /** Its response may have more codes than are answered where no operation is. */
  private static boolean isUnrouted(Family family, CatalogueEntry entry) {
    DeclaredAnswer answer = family.unrouted().get(entry.status());
    return answer != null && answer.codes().contains(entry.code());
  }

  private static Unrouted unrouted(Family family, Response response) {
    return new Unrouted(family.path(), Markdown.html(response.description().split("\n\n", 2)[0]));
  }

  private static Optional<Response> answer(List<Response> responses, CatalogueEntry entry) {
    return responses.stream()
        .filter(response -> response.status() == entry.status())
        .filter(response -> response.codes().containsKey(entry.code()))
        .findFirst();
  }

  private static OperationView view(Operation operation) {
    return new OperationView(
        operation.id(),
        operation.method(),
        operation.path(),
        operation.summary(),
        reference(operation));
  }

  /** Where the reference describes an operation. */
  static String reference(Operation operation) {
    return "/reference#/" + operation.tag().replace(" ", "%20") + "/" + operation.id();
  }

  private static ExampleView example(
      @Nullable String operation, CatalogueEntry entry, Response response) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(entry.status());
    text.append('\n');
    response.content().keySet().stream()
        .findFirst()
        .ifPresent(type -> text.append("Content-Type: ").append(type).append('\n'));
    for (Header header : response.headers()) {
      if (header.name().equalsIgnoreCase("Link")) {
        text.append("Link: <").append(entry.page()).append(">; rel=\"help\"\n");
        continue;
      }
      String value = header.example();
      boolean sent =
          header.name().equalsIgnoreCase("Retry-After") ? entry.retryAfter() : header.required();
      if (sent && value != null) {
        text.append(header.name()).append(": ").append(value).append('\n');
      }
    }
    response.example(entry.code()).ifPresent(body -> text.append('\n').append(body.json()));
    return new ExampleView(operation, text.toString().stripTrailing());
  }

  private Handling handling(Operation operation, CatalogueEntry entry, boolean ofSeveral) {
    return new Handling(
        operation.id(),
        listings.catching(entry, operation).text(),
        ofSeveral ? listings.acrossOperations(operation.family(), entry).text() : null,
        JavaNames.error(entry.code(), entry.status()),
        listings.switching(entry, operation).text());
  }

  private static List<FieldView> details(Family family, CatalogueEntry entry) {
    List<FieldView> fields = new ArrayList<>();
    Schema details = entry.details();
    String pointer = family.details().map(Object::toString).orElse("");
    if (details != null) {
      String place = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
      addFields(fields, place, details, 0);
    }
    return fields;
  }

  /** Adds the properties of an object and of what it holds; circles end at the fourth level. */
  private static void addFields(List<FieldView> fields, String place, Schema object, int depth) {
    if (depth == 4) {
      return;
    }
    object
        .properties()
        .forEach(
            (name, property) -> {
              String path = place.isEmpty() ? name : place + "." + name;
              boolean list = property.type().equals("array");
              Schema held = list ? property.items() : property;
              fields.add(
                  new FieldView(
                      path,
                      list ? "array of " + held.type() : held.type(),
                      object.required().contains(name),
                      Markdown.html(property.description())));
              addFields(fields, list ? path + "[]" : path, held, depth + 1);
            });
  }
}
