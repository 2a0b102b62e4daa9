package dev.callsheet.job;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CancellableWorkTest {
  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void workThatNobodyCancelsComesToItsEnd() throws Exception {
    var done = new AtomicBoolean();
    assertTrue(CancellableWork.run("render", () -> false, () -> done.set(true)));
    assertTrue(done.get());
  }

  @Test
  void workRunsOnTheThreadThatAskedForIt() throws Exception {
    var caller = Thread.currentThread();
    assertTrue(
        CancellableWork.run(
            "render", () -> false, () -> assertSame(caller, Thread.currentThread())));
  }

  @Test
  void workIsInterruptedOnceItIsCancelled() throws Exception {
    var asked = new AtomicInteger();
    assertFalse(CancellableWork.run("render", () -> asked.incrementAndGet() == 3, never::await));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void workThatEndsAsIfNothingWereOnceItIsCancelledIsCancelled() throws Exception {
    assertFalse(
        CancellableWork.run(
            "render",
            () -> true,
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            }));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void workThatFailsOnceItIsCancelledIsCancelled() throws Exception {
    assertFalse(
        CancellableWork.run(
            "render",
            () -> true,
            () -> {
              assertThrows(InterruptedException.class, never::await);
              throw new IOException("The stream was closed");
            }));
  }

  @Test
  void anInterruptionForAnotherReasonIsPassedOn() {
    var worker = Thread.currentThread();
    assertThrows(
        InterruptedException.class,
        () ->
            CancellableWork.run(
                "render",
                () -> false,
                () -> {
                  Thread.startVirtualThread(worker::interrupt);
                  never.await();
                }));
  }

  @Test
  void aFailureIsPassedOn() {
    var failure = new IOException("Disk full");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                CancellableWork.run(
                    "render",
                    () -> false,
                    () -> {
                      throw failure;
                    })));
  }

  @Test
  void whoCannotTellHasNotCancelled() throws Exception {
    var asked = new AtomicInteger();
    var thrice = new CountDownLatch(3);
    assertTrue(
        CancellableWork.run(
            "render",
            () -> {
              asked.incrementAndGet();
              thrice.countDown();
              throw new IllegalStateException("The database is away");
            },
            thrice::await));
    assertTrue(asked.get() >= 3);
  }

  @Test
  void aThreadIsNotInterruptedForWorkThatHasEnded() throws Exception {
    var watcher = new CompletableFuture<Thread>();
    var ended = new CountDownLatch(1);
    assertTrue(
        CancellableWork.run(
            "render",
            () -> {
              watcher.complete(Thread.currentThread());
              awaitUninterruptibly(ended);
              return true;
            },
            watcher::join));
    ended.countDown();
    watcher.get(20, TimeUnit.SECONDS).join();
    assertFalse(Thread.currentThread().isInterrupted());
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
