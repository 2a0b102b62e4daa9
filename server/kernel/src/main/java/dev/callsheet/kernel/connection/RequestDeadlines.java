package dev.callsheet.kernel.connection;

import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.error.SlowBodyException;
import dev.callsheet.kernel.request.HttpSettings;
import dev.callsheet.kernel.request.RequestIds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one HTTP/1.1 connection, for an idle timeout does not see a client that
 * trickles.
 *
 * <p>Headers, JSON and fields of forms have an absolute deadline. Any other body may take as long
 * as it likes, but be neither silent for long nor hardly faster while the server waits for it: what
 * trickles would keep its connection for days. A body that is late fails the request, which is then
 * answered like any other failure; the connection closes after that answer.
 */
final class RequestDeadlines extends ChannelDuplexHandler {
  /** A body that is no longer than this is read to its end even if nobody wants it. */
  private static final long SMALL_BODY = 65_536;

  private final HttpSettings settings;
  private final Contract contract;
  private final UndecodedAnswers undecodedAnswers;
  private final RequestBeginning beginning = new RequestBeginning();
  private @Nullable ScheduledFuture<?> timer;
  private String path = "";

  /** Where the request comes from, if it cannot be decoded. */
  private String address = "";

  private boolean undecoded;
  private boolean inHeaders;
  private boolean inBody;
  private boolean nextHasBegun;

  /** What is missing of a body whose length is known; never little of another one. */
  private long bodyLeft;

  private boolean absolute;
  private boolean smallBody;
  private boolean late;
  private boolean closing;
  private boolean answered;
  private long lastProgress;
  private boolean waiting;

  /** When the server began to wait for the client, and for how long it did before. */
  private long waitingSince;

  private long waited;

  /** What came of the body since the last time that its speed was looked at. */
  private long bytesOfWait;

  private int requests;
  private int responses;

  RequestDeadlines(HttpSettings settings, Contract contract, UndecodedAnswers undecodedAnswers) {
    this.settings = settings;
    this.contract = contract;
    this.undecodedAnswers = undecodedAnswers;
  }

  /** The handler that stands before the codec and sees bytes. */
  ChannelHandler firstByte() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        if (!inHeaders && !inBody) {
          beginning.clear();
          beginHeaders(context);
        }
        if (message instanceof ByteBuf bytes) {
          note(bytes);
        }
        context.fireChannelRead(message);
      }
    };
  }

  /** Notes how the next request begins, whose first bytes may come with the end of a body. */
  private void note(ByteBuf bytes) {
    if (inHeaders) {
      beginning.add(bytes, 0);
      return;
    }
    if (bytes.readableBytes() > bodyLeft) {
      beginning.clear();
      beginning.add(bytes, (int) bodyLeft);
      nextHasBegun = true;
    }
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (!waiting) {
      waiting = true;
      waitingSince = System.nanoTime();
      lastProgress = waitingSince;
    }
    context.read();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (waiting) {
      waiting = false;
      waited += System.nanoTime() - waitingSince;
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (undecoded) {
      // Nobody knows where that request ends; what follows must not pass for another one.
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      beginBody(context, request);
    }
    lastProgress = System.nanoTime();
    if (message instanceof HttpContent content) {
      bodyLeft -= content.content().readableBytes();
      bytesOfWait += content.content().readableBytes();
    }
    if (message instanceof LastHttpContent) {
      endBody(context);
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response && !isInformational(response)) {
      responses++;
      if (!response.headers().contains(RequestIds.HEADER)) {
        response.headers().set(RequestIds.HEADER, RequestIds.next());
        if (undecoded) {
          undecodedAnswers.refuse(response, path, address);
        }
      }
      if (abandonsBody()) {
        HttpUtil.setKeepAlive(response, false);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      }
    }
    var ended = message instanceof LastHttpContent && !isInformational(message);
    if (!ended || !abandonsBody()) {
      context.write(message, promise);
      return;
    }
    closing = true;
    var written = promise.unvoid();
    written.addListener((ChannelFutureListener) _ -> linger(context));
    context.write(message, written);
  }

  /**
   * A connection is not idle while its request is worked on, however long that takes. While its
   * answer is sent it may be: whoever does not read it is not waited for.
   */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent && !inHeaders && !inBody && responses < requests) {
      return;
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    cancel();
  }

  private void beginHeaders(ChannelHandlerContext context) {
    inHeaders = true;
    schedule(context, settings.headerDeadline(), () -> lateHeaders(context));
  }

  private void beginBody(ChannelHandlerContext context, HttpRequest request) {
    cancel();
    inHeaders = false;
    requests++;
    beginning.restore(request);
    RequestTargets.mend(request);
    RequestHeads.mend(request, contract);
    MethodOverride.apply(request);
    undecoded = request.decoderResult().isFailure();
    var query = request.uri().indexOf('?');
    address = undecoded ? undecodedAnswers.address(context.channel(), request) : "";
    path = query < 0 ? request.uri() : request.uri().substring(0, query);
    inBody =
        request.decoderResult().isSuccess()
            && (HttpUtil.isTransferEncodingChunked(request)
                || HttpUtil.getContentLength(request, 0L) > 0);
    late = false;
    beginWait();
    absolute = isShort(request);
    bodyLeft = HttpUtil.getContentLength(request, Long.MAX_VALUE);
    smallBody = bodyLeft <= SMALL_BODY;
    if (inBody) {
      schedule(context, deadline(), () -> check(context));
    }
  }

  private void endBody(ChannelHandlerContext context) {
    inBody = false;
    if (answered) {
      context.channel().close();
      return;
    }
    cancel();
    if (nextHasBegun) {
      nextHasBegun = false;
      beginHeaders(context);
    }
  }

  /** Closes, but not before the client has had time to see the answer beside its own sending. */
  private void linger(ChannelHandlerContext context) {
    answered = true;
    if (!inBody) {
      context.channel().close();
      return;
    }
    schedule(context, settings.lingerTime(), () -> context.channel().close());
  }

  /** Whether the answer that is being written leaves a body unread that is not worth reading. */
  private boolean abandonsBody() {
    return inBody && responses >= requests && (late || !smallBody);
  }

  private void check(ChannelHandlerContext context) {
    if (!inBody || closing) {
      return;
    }
    var patience = absolute ? patienceForShort() : patience();
    if (patience > 0) {
      schedule(context, Duration.ofNanos(patience), () -> check(context));
      return;
    }
    late = true;
    if (responses >= requests) {
      context.channel().close();
      return;
    }
    // Whoever awaits the body answers now; nothing may keep the connection if nobody does.
    schedule(context, settings.bodyDeadline(), () -> context.channel().close());
    context.fireExceptionCaught(new SlowBodyException());
  }

  /** A short body is late as soon as the server waits for it. */
  private long patienceForShort() {
    return waiting ? 0 : Duration.ofMillis(50).toNanos();
  }

  /** For how many nanoseconds any other body is not late, whatever comes of it. */
  private long patience() {
    var now = System.nanoTime();
    var longest = settings.stallDeadline().toNanos();
    var silence = waiting ? now - lastProgress : 0;
    var wait = waited + (waiting ? now - waitingSince : 0);
    if (wait >= longest) {
      if (bytesOfWait < settings.leastBytesPerSecond() * (wait / 1e9)) {
        return 0;
      }
      beginWait();
      wait = 0;
    }
    return longest - Math.max(silence, wait);
  }

  private void beginWait() {
    waited = 0;
    waitingSince = System.nanoTime();
    bytesOfWait = 0;
  }

  private void lateHeaders(ChannelHandlerContext context) {
    if (!inHeaders) {
      return;
    }
    if (responses < requests) {
      context.channel().close();
      return;
    }
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT, Unpooled.EMPTY_BUFFER);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, 0)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set(RequestIds.HEADER, RequestIds.next());
    UndecodedAnswers.guard(response);
    context
        .channel()
        .pipeline()
        .context(this)
        .writeAndFlush(response)
        .addListener(ChannelFutureListener.CLOSE);
  }

  private Duration deadline() {
    return absolute ? settings.bodyDeadline() : settings.stallDeadline();
  }

  private void schedule(ChannelHandlerContext context, Duration delay, Runnable action) {
    cancel();
    timer = context.executor().schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private static boolean isShort(HttpRequest request) {
    var type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "").toLowerCase(Locale.ROOT);
    return type.contains("json") || type.startsWith("application/x-www-form-urlencoded");
  }

  private static boolean isInformational(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
