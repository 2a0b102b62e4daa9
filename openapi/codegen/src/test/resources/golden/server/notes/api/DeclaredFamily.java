package notes.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the document says of a family; {@link ContractFamily} explains each part. */
public record DeclaredFamily(
    String id,
    List<String> paths,
    List<String> keyPrefixes,
    List<String> keyHeaders,
    Map<String, Set<String>> scopes,
    int requestsPerMinute,
    @Nullable String details,
    @Nullable String fields,
    Map<FrameworkErrorKind, FrameworkAnswer> frameworkErrors) {}
