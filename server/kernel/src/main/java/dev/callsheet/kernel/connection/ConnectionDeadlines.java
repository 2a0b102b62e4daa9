package dev.callsheet.kernel.connection;

import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.request.HttpSettings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Puts a {@link RequestDeadlines} into every connection. */
@Singleton
final class ConnectionDeadlines
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final HttpSettings settings;
  private final UndecodedAnswers answers;
  private final Contract contract;

  ConnectionDeadlines(HttpSettings settings, Contract contract, UndecodedAnswers answers) {
    this.settings = settings;
    this.contract = contract;
    this.answers = answers;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(settings, contract, answers, null));
    return event.getBean();
  }

  private record Customizer(
      HttpSettings settings, Contract contract, UndecodedAnswers answers, @Nullable Channel channel)
      implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel newChannel, ChannelRole role) {
      return role == ChannelRole.CONNECTION
          ? new Customizer(settings, contract, answers, newChannel)
          : this;
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      var deadlines = new RequestDeadlines(settings, contract, answers);
      var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      channel
          .pipeline()
          .addBefore(codec, "callsheet-first-byte", deadlines.firstByte())
          .addAfter(codec, "callsheet-deadlines", deadlines);
    }
  }
}
