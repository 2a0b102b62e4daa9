package dev.callsheet.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told, as a feature would in its own tables. */
final class RecordingListener implements LedgerListener {
  static final String NAME = "test";

  final List<AppendedEntry> sealed = new CopyOnWriteArrayList<>();
  final List<AppendedEntry> published = new CopyOnWriteArrayList<>();
  final List<RejectedSubmission> rejected = new CopyOnWriteArrayList<>();
  volatile Runnable meanwhile = () -> {};

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void sealed(List<AppendedEntry> entries) {
    sealed.addAll(entries);
  }

  @Override
  public void published(List<AppendedEntry> entries) {
    meanwhile.run();
    published.addAll(entries);
  }

  @Override
  public void rejected(List<RejectedSubmission> submissions) {
    rejected.addAll(submissions);
  }

  List<String> publishedIds() {
    return new ArrayList<>(published.stream().map(AppendedEntry::submissionId).toList());
  }
}
