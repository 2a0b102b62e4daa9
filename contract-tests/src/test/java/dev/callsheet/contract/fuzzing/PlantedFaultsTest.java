package dev.callsheet.contract.fuzzing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.PlantedServer;
import dev.callsheet.contract.harness.PlantedServer.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The fuzzing finds faults that are planted into the server, each within so many requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedFaultsTest {
  private static final int REQUESTS = 2_000;
  private static final long SEED = 20_261_120L;

  /** An id in upper case is too large, a status that nothing declares. */
  private static final Fault UNDECLARED_STATUS =
      new Fault(
          "studio/cut/CutsController.java",
          "    return cuts.find(caller.organizationId(), cutId)",
          """
              if (!cutId.equals(cutId.toLowerCase(java.util.Locale.ROOT))) {
                throw new dev.callsheet.kernel.error.FrameworkErrorException(
                    new dev.callsheet.kernel.error.FrameworkError.TooLarge(1, 2, false));
              }
              return cuts.find(caller.organizationId(), cutId)\
          """);

  /** Each unit of a name is taken for a character. */
  private static final Fault UNHANDLED_EXCEPTION =
      new Fault(
          "studio/project/Projects.java",
          "    var project = new StoredProject(",
          """
              for (var unit : name.toCharArray()) {
                if (Character.isSurrogate(unit)) {
                  throw new IllegalArgumentException("half a character");
                }
              }
              var project = new StoredProject(\
          """);

  /** The largest page is a conflict, a code that other operations have. */
  private static final Fault CODE_OF_ANOTHER_OPERATION =
      new Fault(
          "studio/render/Renders.java",
          "    return Page.of(",
          """
              if (limit == 100) {
                throw new dev.callsheet.kernel.error.FrameworkErrorException(
                    new dev.callsheet.kernel.error.FrameworkError.IdempotencyInFlight());
              }
              return Page.of(\
          """);

  /** The same id is found whosever it is. */
  private static final Fault LEAK =
      new Fault(
          "studio/asset/Assets.java",
          "return assets.findByIdAndOrganizationId(id, organizationId).map(this::view);",
          "return assets.findById(id).map(this::view);");

  /** A blank name is answered empty, which the schema does not allow. */
  private static final Fault BODY_AGAINST_ITS_SCHEMA =
      new Fault("studio/asset/AssetModels.java", "asset.filename(),", "asset.filename().strip(),");

  /** A missing endpoint has the code of a failed asset, and the safety net is out. */
  private static final List<Fault> CODE_WITHOUT_SAFETY_NET =
      List.of(
          new Fault(
              "kernel/response/ResponseWriter.java",
              "    var response = status(error.status());",
              """
                  var ofEndpoint =
                      RequestState.of(request).operation().stream()
                          .anyMatch(each -> each.operationId().equals("getStudioWebhook"));
                  var code = ofEndpoint && error.status() == 404 ? "asset_failed" : error.code();
                  var response = status(error.status());\
              """),
          new Fault(
              "kernel/response/ResponseWriter.java",
              "written(response, error.code())",
              "written(response, code)"),
          new Fault(
              "kernel/response/ResponseWriter.java",
              "ErrorBodies.Error(error.code(),",
              "ErrorBodies.Error(code,"),
          new Fault(
              "kernel/guard/ContractFilter.java",
              "if (operation.answer(answer.code(), code) != null)",
              "if (operation.operationId().equals(\"getStudioWebhook\")\n"
                  + "        || operation.answer(answer.code(), code) != null)"));

  private PlantedServer server;

  @BeforeAll
  void plant() {
    var faults =
        Stream.of(
            UNDECLARED_STATUS,
            UNHANDLED_EXCEPTION,
            CODE_OF_ANOTHER_OPERATION,
            LEAK,
            BODY_AGAINST_ITS_SCHEMA);
    server = new PlantedServer(Stream.concat(faults, CODE_WITHOUT_SAFETY_NET.stream()).toList());
  }

  @AfterAll
  void close() throws InterruptedException {
    server.close();
  }

  @Test
  void anUndeclaredStatusIsFoundAndNamedByTheServersLog() {
    assertFound("getCut", "getCut does not declare 413 payload_too_large");
  }

  @Test
  void anUnhandledExceptionIsFoundWithItsTrace() {
    assertFound("createStudioProject", "IllegalArgumentException: half a character");
  }

  @Test
  void aCodeOfAnotherOperationIsFoundAndNamedByTheServersLog() {
    assertFound("listRenders", "listRenders does not declare 409 conflict");
  }

  @Test
  void aCodeOfAnotherOperationIsFoundByTheCheckerAlone() {
    assertFound("getStudioWebhook", "the code asset_failed is not among [not_found]");
  }

  @Test
  void aResourceOfAnotherOrganisationIsFound() {
    assertFound("getAsset", "which is another organisation's");
  }

  @Test
  void aBodyAgainstItsSchemaIsFound() {
    assertFound("createAsset", "must be at least 1 characters long");
  }

  private void assertFound(String operation, String named) {
    var suite = CallsheetServer.running();
    var run =
        new FuzzingRun(suite.document(), Stage.ofThisRun(), server.address(), server.log(), SEED);
    var report = run.run(candidate -> candidate.id().equals(operation), REQUESTS, true);
    assertFalse(report.failures().isEmpty(), () -> report.table(suite.document().operations()));
    var text = report.failuresInWords();
    assertTrue(text.contains(named), text);
    assertTrue(text.contains("curl -sS"), text);
    assertTrue(text.contains("-Dfuzzing.request="), text);
  }
}
