package dev.callsheet.documents.generate;

import dev.callsheet.documents.DocumentsSettings;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** The places on this node for requests that wait for the end of a run. */
@Singleton
final class Places {
  private final Semaphore free;

  Places(DocumentsSettings settings) {
    free = new Semaphore(settings.synchronousRuns());
  }

  /** Returns a place that is not taken yet. */
  Place open() {
    return new Place();
  }

  /** The place of one request, which gives it back when it is closed. */
  final class Place implements AutoCloseable {
    private boolean taken;

    /** Takes it, unless all are taken; returns whether the request has it. */
    boolean take() {
      taken = taken || free.tryAcquire();
      return taken;
    }

    @Override
    public void close() {
      if (taken) {
        free.release();
        taken = false;
      }
    }
  }
}
