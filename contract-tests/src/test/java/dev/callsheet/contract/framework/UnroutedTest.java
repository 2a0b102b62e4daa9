package dev.callsheet.contract.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.family.FrameworkErrors;
import dev.callsheet.contract.harness.CallsheetServer;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests that match no operation of the family in whose paths they lie. */
class UnroutedTest {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final CallsheetServer server = CallsheetServer.running();

  @TestFactory
  Stream<DynamicTest> anUnknownPathIs404() {
    return inEachFamily(
        family ->
            unknownPaths(family).stream()
                .map(path -> dynamicTest(path, () -> expectUnknown(family, path))));
  }

  @TestFactory
  Stream<DynamicTest> anotherMethodIs405WithThoseThatAreAllowed() {
    return inEachFamily(
        family ->
            paths(family).stream()
                .flatMap(
                    path ->
                        METHODS.stream()
                            .filter(method -> !methods(filled(path, "x")).contains(method))
                            .map(
                                method ->
                                    dynamicTest(
                                        method + " " + path,
                                        () -> expectRefused(family, method, path)))));
  }

  @TestFactory
  Stream<DynamicTest> aTargetThatIsNoUriIs400() {
    return inEachFamily(
        family ->
            paths(family).stream()
                .filter(path -> path.contains("{"))
                .map(path -> filled(path, "%zz"))
                .map(target -> dynamicTest(target, () -> expectUnreadable(family, target))));
  }

  private void expectUnknown(Family family, String path) {
    var request = ApiRequest.get(path, server.tenants(family.name()).main().key());
    FrameworkErrors.of(family).noRoute().expect(server.client().send(request));
  }

  private void expectRefused(Family family, String method, String path) {
    var answer = server.client().send(ApiRequest.of(method, filled(path, "x")));
    FrameworkErrors.of(family).methodNotAllowed().expect(answer);
    var allowed = Set.of(answer.header("Allow").orElse("").split(", ", -1));
    assertEquals(new TreeSet<>(methods(filled(path, "x"))), new TreeSet<>(allowed));
  }

  private void expectUnreadable(Family family, String target) throws IOException {
    var request = ApiRequest.of("GET", target);
    try (var connection = server.client().connect()) {
      connection.writeHead(request, -1);
      FrameworkErrors.of(family).malformed().expect(connection.readAnswer(request));
    }
  }

  /** The path of the family itself, and something below each of its paths. */
  private Set<String> unknownPaths(Family family) {
    var prefix = filled(family.path(), "x").replaceAll("/$", "");
    var unknown = new LinkedHashSet<>(List.of(prefix, prefix + "/", prefix + "/nothing"));
    paths(family).forEach(path -> unknown.add(filled(path, "x") + "/nothing"));
    unknown.removeIf(
        path ->
            path.isEmpty()
                || server.document().operations().stream().anyMatch(each -> each.matches(path)));
    return unknown;
  }

  private Set<String> paths(Family family) {
    return server.document().operations().stream()
        .filter(operation -> operation.family().equals(family.name()))
        .map(ApiOperation::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The methods of a path, of all templates that it fits. */
  private Set<String> methods(String path) {
    return server.document().operations().stream()
        .filter(operation -> operation.matches(path))
        .map(ApiOperation::method)
        .flatMap(method -> method.equals("GET") ? Stream.of(method, "HEAD") : Stream.of(method))
        .collect(Collectors.toSet());
  }

  private static String filled(String path, String text) {
    return path.replaceAll("\\{[^}]+}", text);
  }

  private Stream<DynamicTest> inEachFamily(Function<Family, Stream<DynamicTest>> tests) {
    return server.document().families().values().stream().flatMap(tests);
  }
}
