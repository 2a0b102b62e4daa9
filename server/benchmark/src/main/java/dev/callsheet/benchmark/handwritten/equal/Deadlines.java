package dev.callsheet.benchmark.handwritten.equal;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes connections whose headers or bodies trickle past a deadline. */
@Requires(env = "equal")
@Singleton
final class Deadlines implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private static final long HEADERS_SECONDS = 15;
  private static final long BODY_SECONDS = 30;

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  private record Customizer(@Nullable Channel channel) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel newChannel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new Customizer(newChannel) : this;
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      var messages = new Messages();
      channel
          .pipeline()
          .addBefore(codec, "first-byte", messages.firstByte())
          .addAfter(codec, "deadlines", messages);
    }
  }

  private static final class Messages extends ChannelInboundHandlerAdapter {
    private @Nullable ScheduledFuture<?> deadline;
    private boolean inRequest;

    ChannelHandler firstByte() {
      return new ChannelInboundHandlerAdapter() {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
          if (!inRequest) {
            inRequest = true;
            schedule(context, HEADERS_SECONDS);
          }
          context.fireChannelRead(bytes);
        }
      };
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        schedule(context, BODY_SECONDS);
      }
      if (message instanceof LastHttpContent) {
        inRequest = false;
        cancel();
      }
      context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      cancel();
      context.fireChannelInactive();
    }

    private void schedule(ChannelHandlerContext context, long seconds) {
      cancel();
      deadline = context.executor().schedule(() -> context.close(), seconds, TimeUnit.SECONDS);
    }

    private void cancel() {
      if (deadline != null) {
        deadline.cancel(false);
        deadline = null;
      }
    }
  }
}
