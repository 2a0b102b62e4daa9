package dev.callsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.api.BinaryBody;
import dev.callsheet.api.Contract;
import dev.callsheet.api.ContractFamily;
import dev.callsheet.api.DeclaredAnswer;
import dev.callsheet.api.DeclaredError;
import dev.callsheet.api.DeclaredResponse;
import dev.callsheet.api.DeclaredSuccess;
import dev.callsheet.problem.FrameworkError;
import dev.callsheet.problem.FrameworkError.Forbidden;
import dev.callsheet.problem.FrameworkError.IdempotencyInFlight;
import dev.callsheet.problem.FrameworkError.IdempotencyKeyReused;
import dev.callsheet.problem.FrameworkError.Internal;
import dev.callsheet.problem.FrameworkError.InvalidRequest;
import dev.callsheet.problem.FrameworkError.MalformedBody;
import dev.callsheet.problem.FrameworkError.MethodNotAllowed;
import dev.callsheet.problem.FrameworkError.NoRoute;
import dev.callsheet.problem.FrameworkError.RateLimited;
import dev.callsheet.problem.FrameworkError.Timeout;
import dev.callsheet.problem.FrameworkError.TooLarge;
import dev.callsheet.problem.FrameworkError.Unauthenticated;
import dev.callsheet.problem.FrameworkError.Unavailable;
import dev.callsheet.problem.FrameworkError.UnknownId;
import dev.callsheet.problem.FrameworkError.UnsupportedMediaType;
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
public final class Answers {
  private static final String WRITTEN = "callsheet.written";
  private static final String CODE = "callsheet.code";
  private static final String NO_FAMILY = "none";

  /** What the document's tables have for a code in a family whose errors carry none. */
  private static final String NO_CODE = "-";

  private final ErrorBodies errorBodies;
  private final ObjectMapper json;
  private final BinaryBodyWriter binaryBodies;

  Answers(ErrorBodies errorBodies, ObjectMapper json, BinaryBodyWriter binaryBodies) {
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
  static String help(String family, String code, int status) {
    var page = code.equals(NO_CODE) ? Integer.toString(status) : code;
    return "</errors/%s/%s>; rel=\"help\"".formatted(family, page);
  }

  /** Whether {@code response} tells a failure on a path that is no family's. */
  public static boolean isOfNoFamily(HttpResponse<?> response) {
    return code(response).filter(NO_FAMILY::equals).isPresent();
  }

  /** What the generated response says, written. */
  MutableHttpResponse<?> write(HttpRequest<?> request, DeclaredResponse declared) {
    return switch (declared) {
      case DeclaredError error -> writeError(request, error);
      case DeclaredSuccess success -> writeSuccess(request, success);
      default -> throw new IllegalStateException("neither success nor error: " + declared);
    };
  }

  /** What the family of the request's path says to {@code error}; empty where no family is. */
  MutableHttpResponse<?> write(HttpRequest<?> request, FrameworkError error) {
    var family = family(request);
    if (family.isEmpty()) {
      return written(withoutBody(bare(error)), NO_FAMILY);
    }
    var answer = family.get().answer(FrameworkErrors.kind(error));
    var response = status(answer.declared().status());
    FrameworkErrors.headers(family.get(), answer, error).forEach(response::header);
    return body(
        request,
        written(response, answer.code()),
        family.get(),
        answer.declared(),
        new ErrorBodies.Error(
            answer.code(),
            FrameworkErrors.message(family.get(), error),
            null,
            FrameworkErrors.fields(error)));
  }

  private MutableHttpResponse<?> writeError(HttpRequest<?> request, DeclaredError error) {
    var declared =
        RequestState.of(request).operation().stream()
            .flatMap(operation -> operation.answers().stream())
            .filter(answer -> answer.covers(error.status(), error.code()))
            .findFirst();
    var response = status(error.status());
    error.headers().forEach(response::header);
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
  private static Optional<ContractFamily> family(HttpRequest<?> request) {
    var operation = RequestState.of(request).operation();
    return operation.isEmpty()
        ? Contract.family(request.getPath())
        : Contract.family(operation.get());
  }

  private MutableHttpResponse<?> writeSuccess(HttpRequest<?> request, DeclaredSuccess success) {
    var response = written(status(success.status()), null);
    success.headers().forEach(response::header);
    var body = success.body();
    if (body == null) {
      return withoutBody(response);
    }
    var mediaType = success.mediaType();
    if (mediaType != null) {
      response.contentType(mediaType);
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
    var mediaType = declared.mediaTypes().stream().findFirst();
    mediaType.ifPresent(response::contentType);
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

  private static MutableHttpResponse<Object> status(int code) {
    return HttpResponse.status(code, HttpResponseStatus.valueOf(code).reasonPhrase());
  }

  private static MutableHttpResponse<Object> bare(FrameworkError error) {
    var response = status(bareStatus(error));
    if (error instanceof MethodNotAllowed(var allow)) {
      response.header("Allow", String.join(", ", allow));
    }
    return response;
  }

  /** The status where no family gives one. */
  private static int bareStatus(FrameworkError error) {
    return switch (error) {
      case MalformedBody _, InvalidRequest _, IdempotencyKeyReused _ -> 400;
      case Unauthenticated _ -> 401;
      case Forbidden _ -> 403;
      case NoRoute _, UnknownId _ -> 404;
      case MethodNotAllowed _ -> 405;
      case Timeout _ -> 408;
      case IdempotencyInFlight _ -> 409;
      case TooLarge _ -> 413;
      case UnsupportedMediaType _ -> 415;
      case RateLimited _ -> 429;
      case Internal _ -> 500;
      case Unavailable _ -> 503;
    };
  }

  private byte[] serialise(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
