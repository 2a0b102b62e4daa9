package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.Response;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response that tells of a success, as the client shows it: a record.
 *
 * @param type the record's class
 * @param body the body's type, null where there is none
 * @param mediaTypes those of a binary body, empty for JSON
 */
record ClientSuccess(
    ClassName type,
    Response response,
    @Nullable TypeName body,
    Set<String> mediaTypes,
    List<Header> headers) {

  boolean json() {
    return body != null && mediaTypes.isEmpty();
  }

  boolean bare() {
    return body == null && headers.isEmpty();
  }

  boolean severalMediaTypes() {
    return mediaTypes.size() > 1;
  }
}
