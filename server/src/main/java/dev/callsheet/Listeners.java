package dev.callsheet;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses on which the server listens: one for the API, and one, by default of this machine
 * alone, for what needs no key. The framework would listen for both on the same interfaces.
 */
@Singleton
final class Listeners implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
  private final String managementHost;
  private final int managementPort;

  Listeners(
      @Value("${callsheet.management-host}") String managementHost,
      @Value("${endpoints.all.port}") int managementPort) {
    this.managementHost = managementHost;
    this.managementPort = managementPort;
  }

  @Override
  public NettyHttpServerConfiguration onCreated(
      BeanCreatedEvent<NettyHttpServerConfiguration> event) {
    var configuration = event.getBean();
    var api = listener(configuration.getHost().orElse(null), configuration.getPort().orElse(-1));
    var management = listener(managementHost, managementPort);
    management.setExposeDefaultRoutes(false);
    management.setSupportGracefulShutdown(false);
    configuration.setListeners(List.of(api, management));
    return configuration;
  }

  private static NettyListenerConfiguration listener(@Nullable String host, int port) {
    return NettyListenerConfiguration.createTcp(host, port, false, null, null);
  }
}
