package notes.client.api;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Publishes what another publisher does, and tells how many bytes that are so far. */
final class WatchedPublisher implements BodyPublisher {
  private final BodyPublisher publisher;
  private final LongConsumer sent;

  WatchedPublisher(BodyPublisher publisher, LongConsumer sent) {
    this.publisher = publisher;
    this.sent = sent;
  }

  @Override
  public long contentLength() {
    return publisher.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    publisher.subscribe(new Watch(subscriber));
  }

  /** One who listens; what {@code sent} throws ends the request, which would wait forever otherwise. */
  private final class Watch implements Subscriber<ByteBuffer> {
    private final Subscriber<? super ByteBuffer> subscriber;
    private @Nullable Subscription subscription;
    private long bytes;
    private boolean over;

    Watch(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void onSubscribe(Subscription begun) {
      subscription = begun;
      subscriber.onSubscribe(begun);
    }

    @Override
    public void onNext(ByteBuffer piece) {
      if (bytes == 0) {
        tell();
      }
      if (over) {
        return;
      }
      bytes += piece.remaining();
      subscriber.onNext(piece);
      tell();
    }

    private void tell() {
      try {
        sent.accept(bytes);
      } catch (RuntimeException thrown) {
        over = true;
        Objects.requireNonNull(subscription).cancel();
        subscriber.onError(thrown);
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (!over) {
        subscriber.onError(failure);
      }
    }

    @Override
    public void onComplete() {
      if (!over) {
        subscriber.onComplete();
      }
    }
  }
}
