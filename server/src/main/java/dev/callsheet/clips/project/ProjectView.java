package dev.callsheet.clips.project;

import dev.callsheet.clips.source.StoredSource;

/** A project with its source. */
record ProjectView(StoredProject project, StoredSource source) {}
