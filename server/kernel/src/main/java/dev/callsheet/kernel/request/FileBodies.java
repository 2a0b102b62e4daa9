package dev.callsheet.kernel.request;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.bind.binders.NonBlockingBodyArgumentBinder;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Optional;

/**
 * Gives handlers the bytes of a body. No bytes are a file too, an empty one; the framework's own
 * binder takes them for a body that is missing, if it knows in time that there are none.
 */
@Singleton
final class FileBodies
    implements BeanCreatedEventListener<RequestBinderRegistry>,
        NonBlockingBodyArgumentBinder<InputStream> {
  private static final Argument<InputStream> TYPE = Argument.of(InputStream.class);

  @Override
  public RequestBinderRegistry onCreated(BeanCreatedEvent<RequestBinderRegistry> event) {
    event.getBean().addArgumentBinder(this);
    return event.getBean();
  }

  @Override
  public Argument<InputStream> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<InputStream> bind(
      ArgumentConversionContext<InputStream> context, HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> received)) {
      return BindingResult.empty();
    }
    // The result may be asked for its value twice, the body for its stream once.
    var stream = Optional.of(received.byteBody().toInputStream());
    return () -> stream;
  }
}
