package dev.callsheet.log;

import com.fasterxml.jackson.core.JsonStreamContext;
import net.logstash.logback.mask.ValueMasker;
import org.jspecify.annotations.Nullable;

/** Masks the texts of a JSON line. */
public final class MaskedJson implements ValueMasker {
  @Override
  public @Nullable Object mask(JsonStreamContext context, Object value) {
    if (!(value instanceof CharSequence text)) {
      return null;
    }
    var plain = text.toString();
    var masked = Mask.apply(plain);
    return masked.equals(plain) ? null : masked;
  }
}
