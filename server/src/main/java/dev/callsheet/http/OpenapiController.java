package dev.callsheet.http;

import dev.callsheet.api.BinaryBody;
import dev.callsheet.api.GetOpenapiDocumentResponse;
import dev.callsheet.api.ServiceApi;
import io.micronaut.http.annotation.Controller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Serves the document that this server was generated from. */
@Controller
final class OpenapiController implements ServiceApi {
  private static final String RESOURCE = "/openapi/openapi.yaml";

  private final byte[] document;

  OpenapiController() {
    try (var resource = OpenapiController.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not in this build");
      }
      document = resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public GetOpenapiDocumentResponse getOpenapiDocument() {
    return new GetOpenapiDocumentResponse.Ok(
        new BinaryBody(new ByteArrayInputStream(document), document.length));
  }
}
