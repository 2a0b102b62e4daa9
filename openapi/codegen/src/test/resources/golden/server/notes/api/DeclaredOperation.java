package notes.api;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the document says of an operation; {@link ContractOperation} explains each part. */
public record DeclaredOperation(
    String operationId,
    String method,
    String path,
    String family,
    boolean secured,
    @Nullable String requiredScope,
    Set<String> consumes,
    List<DeclaredAnswer> answers) {}
