package dev.callsheet.benchmark.handwritten;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of projects, the newest first; the cursor is missing on the last one. */
@Introspected
record ProjectPage(List<Project> data, @Nullable String nextCursor) {}
