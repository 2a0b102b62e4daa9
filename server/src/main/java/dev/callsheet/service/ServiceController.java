package dev.callsheet.service;

import dev.callsheet.api.GetOpenapiDocumentResponse;
import dev.callsheet.api.OpenapiDocument;
import dev.callsheet.api.OpenapiDocumentUnchanged;
import dev.callsheet.api.ServiceApi;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.range.RangeDecision;
import dev.callsheet.kernel.range.RangeRequest;
import dev.callsheet.secret.Sha256;
import io.micronaut.http.annotation.Controller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Serves the document that this server was generated from, as it is or compressed. */
@Controller
final class ServiceController implements ServiceApi {
  private static final String RESOURCE = "/openapi/openapi.yaml";
  private static final String ASK_ALWAYS = "no-cache";
  private static final String VARY = "Accept-Encoding";

  private final Form plain;
  private final Form compressed;

  ServiceController() {
    try (var resource = ServiceController.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not in this build");
      }
      var document = resource.readAllBytes();
      var version = HexFormat.of().formatHex(Sha256.of(document), 0, 16);
      plain = new Form(document, null, '"' + version + '"');
      compressed = new Form(gzip(document), "gzip", '"' + version + "-gzip\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bytes that are sent, told apart by their entity tags.
   *
   * @param coding null where they are the document itself
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Form(byte[] bytes, @Nullable String coding, String entityTag) {}

  @Override
  public GetOpenapiDocumentResponse getOpenapiDocument(
      @Nullable String ifNoneMatch, @Nullable String acceptEncoding) {
    var form = AcceptEncoding.takesGzip(acceptEncoding) ? compressed : plain;
    var decision =
        new RangeRequest(null, null, ifNoneMatch).decide(form.bytes().length, form.entityTag());
    return decision instanceof RangeDecision.NotModified
        ? new OpenapiDocumentUnchanged(form.entityTag(), ASK_ALWAYS, VARY)
        : new OpenapiDocument(
            new BinaryBody(new ByteArrayInputStream(form.bytes()), form.bytes().length),
            form.entityTag(),
            ASK_ALWAYS,
            VARY,
            form.coding());
  }

  private static byte[] gzip(byte[] document) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(document);
    }
    return compressed.toByteArray();
  }
}
