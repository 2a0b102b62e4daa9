package dev.callsheet.kernel.connection;

import dev.callsheet.kernel.access.RateLimitHeaders;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.FrameworkErrorKind;
import dev.callsheet.kernel.request.ClientAddresses;
import dev.callsheet.kernel.response.ResponseWriter;
import io.micronaut.context.BeanProvider;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/**
 * The answers to a {@code HEAD} that cannot be decoded, for which the framework asks no filter and
 * no error processor.
 */
@Singleton
final class UndecodedAnswers {
  private final Contract contract;
  private final ClientAddresses addresses;

  /** Asked for late: connections are prepared before what counts requests can be made. */
  private final BeanProvider<RateLimitHeaders> limits;

  UndecodedAnswers(
      Contract contract, ClientAddresses addresses, BeanProvider<RateLimitHeaders> limits) {
    this.contract = contract;
    this.addresses = addresses;
    this.limits = limits;
  }

  /** Where a request comes from that cannot be decoded. */
  String address(Channel channel, HttpRequest request) {
    return channel.remoteAddress() instanceof InetSocketAddress connection
        ? addresses.of(connection, request.headers()::getAll)
        : String.valueOf(channel.remoteAddress());
  }

  /** Makes an answer the one that the family of the path gives. */
  void refuse(HttpResponse response, String path, String address) {
    response.setStatus(HttpResponseStatus.BAD_REQUEST);
    guard(response);
    contract.family(path).ifPresent(family -> refuse(response, family, address));
  }

  private void refuse(HttpResponse response, ContractFamily family, String address) {
    var answer = family.answer(FrameworkErrorKind.MALFORMED);
    var headers = response.headers();
    var status = answer.declared().status();
    headers.set("Link", ResponseWriter.help(family.id(), answer.code(), status));
    var mediaType = answer.declared().mediaType();
    if (mediaType != null) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, mediaType);
    }
    limits.get().look(family, address, headers::set);
  }

  /** What the writer of answers does for all but those that are answered before there is one. */
  static void guard(HttpResponse response) {
    response.headers().set("X-Content-Type-Options", "nosniff");
    response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
  }
}
