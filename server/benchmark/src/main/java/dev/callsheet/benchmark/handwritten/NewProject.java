package dev.callsheet.benchmark.handwritten;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a project is created from. */
@Introspected
record NewProject(@NotNull @Size(min = 1, max = 200) String name) {}
