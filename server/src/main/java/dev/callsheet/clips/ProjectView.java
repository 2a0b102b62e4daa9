package dev.callsheet.clips;

/** A project with its source. */
record ProjectView(StoredProject project, StoredSource source) {}
