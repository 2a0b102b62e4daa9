package dev.callsheet.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** Masks what stands between the brackets of {@code %masked(…)} in a pattern. */
public final class MaskedText extends CompositeConverter<ILoggingEvent> {
  @Override
  protected String transform(ILoggingEvent event, String text) {
    return Mask.apply(text);
  }
}
