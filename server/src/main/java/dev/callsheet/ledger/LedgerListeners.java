package dev.callsheet.ledger;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The listeners by their names. */
@Singleton
final class LedgerListeners {
  private final BeanProvider<LedgerListener> listeners;

  LedgerListeners(BeanProvider<LedgerListener> listeners) {
    this.listeners = listeners;
  }

  void sealed(List<LedgerRows.Told> entries) {
    tell(grouped(entries), LedgerListener::sealed);
  }

  void published(List<LedgerRows.Told> entries) {
    tell(grouped(entries), LedgerListener::published);
  }

  void rejected(Map<PendingSubmission, String> reasons) {
    var byListener = new LinkedHashMap<String, List<RejectedSubmission>>();
    reasons.forEach(
        (submission, reason) ->
            byListener
                .computeIfAbsent(submission.listener(), name -> new ArrayList<>())
                .add(new RejectedSubmission(submission.id(), reason)));
    tell(byListener, LedgerListener::rejected);
  }

  private static Map<String, List<AppendedEntry>> grouped(List<LedgerRows.Told> entries) {
    var byListener = new LinkedHashMap<String, List<AppendedEntry>>();
    for (var told : entries) {
      byListener.computeIfAbsent(told.listener(), name -> new ArrayList<>()).add(told.entry());
    }
    return byListener;
  }

  private <T> void tell(
      Map<String, List<T>> byListener, BiConsumer<LedgerListener, List<T>> message) {
    byListener.forEach(
        (name, list) -> {
          if (!name.equals(LedgerOpening.OWN)) {
            message.accept(named(name), List.copyOf(list));
          }
        });
  }

  private LedgerListener named(String name) {
    for (var listener : listeners) {
      if (listener.name().equals(name)) {
        return listener;
      }
    }
    throw new IllegalStateException("No listener of the log is called " + name);
  }
}
