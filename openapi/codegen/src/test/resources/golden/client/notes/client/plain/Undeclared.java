package notes.client.plain;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredAnswer;
import notes.client.api.UndeclaredResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer that the contract does not declare, such as an error page of a proxy.
 * @param message what is undeclared about the answer
 * @param code the code in the body, if it carries one
 * @param mediaType the body's media type, empty without one
 * @param body the first characters of the body
 * @param head status and headers
 */
public record Undeclared(String message, @Nullable String code, String mediaType, String body,
    ResponseHead head)
    implements UndeclaredAnswer, GetStatusResult.Failure, ReplaceStatusResult.Failure {
  static Undeclared of(ApiResponse response, UndeclaredResponse reason) throws IOException {
    return new Undeclared(reason.reason(), response.codeIfAny(), response.mediaType(),
        response.excerpt(), response.head());
  }
}
