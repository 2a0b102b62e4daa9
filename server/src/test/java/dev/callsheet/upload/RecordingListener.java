package dev.callsheet.upload;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it is told, and fails as often as it is asked to. */
final class RecordingListener implements UploadListener {
  final List<String> told = new CopyOnWriteArrayList<>();
  volatile int failures;

  @Override
  public void completed(Upload upload) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("The listener cannot take it");
    }
    told.add("completed " + upload.id());
  }

  @Override
  public void refused(Upload upload) {
    told.add("refused " + upload.id());
  }

  @Override
  public void terminated(Upload upload) {
    told.add("terminated " + upload.id());
  }

  @Override
  public void expired(Upload upload) {
    told.add("expired " + upload.id());
  }
}
