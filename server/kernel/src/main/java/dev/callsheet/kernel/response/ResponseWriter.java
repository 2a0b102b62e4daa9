package dev.callsheet.kernel.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.DeclaredResponse;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkError.MethodNotAllowed;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers: the one place where a declared response or a framework error becomes status,
 * headers and bytes.
 */
@Singleton
public final class ResponseWriter {
  /** The document names media types without parameters; JSON has none. */
  private static final String TEXT = "text/";

  private static final String WRITTEN = "callsheet.written";
  private static final String CODE = "callsheet.code";
  private static final String NO_FAMILY = "none";

  /** What the document's tables have for a code in a family whose errors carry none. */
  private static final String NO_CODE = "-";

  private final Contract contract;
  private final ErrorBodies errorBodies;
  private final ObjectMapper json;
  private final BinaryBodyWriter binaryBodies;

  ResponseWriter(
      Contract contract,
      ErrorBodies errorBodies,
      ObjectMapper json,
      BinaryBodyWriter binaryBodies) {
    this.contract = contract;
    this.errorBodies = errorBodies;
    this.json = json;
    this.binaryBodies = binaryBodies;
  }

  /**
   * Marks {@code response} as complete, so that the kernel sends it as it stands.
   *
   * @param code the error code that it tells, null for a success
   */
  public static <B> MutableHttpResponse<B> written(
      MutableHttpResponse<B> response, @Nullable String code) {
    response.setAttribute(WRITTEN, true);
    if (code != null) {
      response.setAttribute(CODE, code);
    }
    return response;
  }

  /** Whether {@code response} was written here, not by the framework. */
  public static boolean isWritten(HttpResponse<?> response) {
    return response.getAttribute(WRITTEN).isPresent();
  }

  /** The error code of a written response; empty for a success. */
  public static Optional<String> code(HttpResponse<?> response) {
    return response.getAttribute(CODE, String.class);
  }

  /** The link to the page about an error; a family without codes has one for each status. */
  public static String help(String family, String code, int status) {
    var page = code.equals(NO_CODE) ? Integer.toString(status) : code;
    return "</errors/%s/%s>; rel=\"help\"".formatted(family, page);
  }

  /** Whether {@code response} tells a failure on a path that is no family's. */
  public static boolean isOfNoFamily(HttpResponse<?> response) {
    return code(response).filter(NO_FAMILY::equals).isPresent();
  }

  /** What the generated response says, written. */
  public MutableHttpResponse<?> write(HttpRequest<?> request, DeclaredResponse declared) {
    return switch (declared) {
      case DeclaredError error -> writeError(request, error);
      case DeclaredSuccess success -> writeSuccess(request, success);
      default -> throw new IllegalStateException("neither success nor error: " + declared);
    };
  }

  /** What the family of the request's path says to {@code error}; empty where no family is. */
  public MutableHttpResponse<?> write(HttpRequest<?> request, FrameworkError error) {
    var family = family(request);
    if (family.isEmpty()) {
      var unrouted = bare(error);
      guard(unrouted);
      return written(withoutBody(unrouted), NO_FAMILY);
    }
    if (error instanceof FrameworkError.InvalidField(var code, _)) {
      var own = RequestState.of(request).operation().map(operation -> operation.answer(code));
      if (own.isPresent()) {
        return write(request, family.get(), own.get(), code, error);
      }
    }
    var answer = family.get().answer(FrameworkErrorText.kind(error));
    var response = status(answer.declared().status());
    FrameworkErrorText.headers(family.get(), answer, error).forEach(response::header);
    guard(response);
    return body(
        request,
        written(response, answer.code()),
        family.get(),
        answer.declared(),
        new ErrorBodies.Error(
            answer.code(),
            FrameworkErrorText.message(family.get(), error),
            FrameworkErrorText.details(answer, error),
            FrameworkErrorText.fields(family.get(), error)));
  }

  /** The answer of an operation that has a code of its own for the error. */
  private MutableHttpResponse<?> write(
      HttpRequest<?> request,
      ContractFamily family,
      DeclaredAnswer declared,
      String code,
      FrameworkError error) {
    var response = status(declared.status());
    guard(response);
    return body(
        request,
        written(response, code),
        family,
        declared,
        new ErrorBodies.Error(code, FrameworkErrorText.message(family, error), null, List.of()));
  }

  private MutableHttpResponse<?> writeError(HttpRequest<?> request, DeclaredError error) {
    var declared =
        RequestState.of(request)
            .operation()
            .map(operation -> operation.answer(error.status(), error.code()));
    var response = status(error.status());
    error.headers().forEach(response::header);
    guard(response);
    if (declared.isEmpty()) {
      // The contract filter answers something else.
      return written(withoutBody(response), error.code());
    }
    return body(
        request,
        written(response, error.code()),
        family(request).orElseThrow(),
        declared.get(),
        new ErrorBodies.Error(error.code(), error.message(), error.details(), List.of()));
  }

  /** The family that answers a request: its operation's, or else its path's. */
  private Optional<ContractFamily> family(HttpRequest<?> request) {
    var operation = RequestState.of(request).operation();
    return operation.isEmpty()
        ? contract.family(request.getPath())
        : contract.family(operation.get());
  }

  private MutableHttpResponse<?> writeSuccess(HttpRequest<?> request, DeclaredSuccess success) {
    var response = written(status(success.status()), null);
    success.headers().forEach(response::header);
    guard(response);
    var body = success.body();
    if (body == null) {
      return withoutBody(response);
    }
    var mediaType = success.mediaType();
    if (mediaType != null) {
      response.contentType(
          body instanceof BinaryBody(var _, var _, var isUtf8)
                  && isUtf8
                  && mediaType.startsWith(TEXT)
              ? mediaType + ";charset=utf-8"
              : mediaType);
    }
    if (!(body instanceof BinaryBody binary)) {
      return bytes(request, response, serialise(body));
    }
    response.contentLength(binary.length());
    if (request.getMethod() != HttpMethod.HEAD) {
      var whole = response.<BinaryBody>body(binary);
      whole.bodyWriter(binaryBodies);
      return whole;
    }
    try {
      binary.stream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return response;
  }

  private MutableHttpResponse<?> body(
      HttpRequest<?> request,
      MutableHttpResponse<Object> response,
      ContractFamily family,
      DeclaredAnswer declared,
      ErrorBodies.Error error) {
    var mediaType = declared.mediaType();
    if (mediaType != null) {
      response.contentType(mediaType);
    }
    response.header("Link", help(family.id(), error.code(), response.code()));
    return bytes(request, response, serialise(errorBodies.write(request, family, declared, error)));
  }

  private static MutableHttpResponse<?> bytes(
      HttpRequest<?> request, MutableHttpResponse<Object> response, byte[] bytes) {
    response.contentLength(bytes.length);
    return request.getMethod() == HttpMethod.HEAD ? response : response.body(bytes);
  }

  private static MutableHttpResponse<Object> withoutBody(MutableHttpResponse<Object> response) {
    var mayHaveBody = response.code() != 204 && response.code() != 304;
    return mayHaveBody && !response.getHeaders().contains("Content-Length")
        ? response.contentLength(0)
        : response;
  }

  /** What is somebody's own stays out of caches, and is what its media type says. */
  private static void guard(MutableHttpResponse<?> response) {
    response.header("X-Content-Type-Options", "nosniff");
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  private static MutableHttpResponse<Object> status(int code) {
    return HttpResponse.status(code, HttpResponseStatus.valueOf(code).reasonPhrase());
  }

  private static MutableHttpResponse<Object> bare(FrameworkError error) {
    var response = status(FrameworkErrorText.kind(error).status());
    if (error instanceof MethodNotAllowed(var allow)) {
      response.header("Allow", String.join(", ", allow));
    }
    return response;
  }

  private byte[] serialise(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
