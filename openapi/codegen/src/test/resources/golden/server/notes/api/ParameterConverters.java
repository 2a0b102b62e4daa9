package notes.api;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Reads the enumerated parameters exactly as the document spells their values. */
@Singleton
public final class ParameterConverters implements TypeConverterRegistrar {
  @Override
  public void register(MutableConversionService conversions) {
    register(conversions, notes.api.notes.model.Color.class, notes.api.notes.model.Color::of);
  }

  private static <T> void register(
      MutableConversionService conversions, Class<T> type, Function<String, Optional<T>> parse) {
    conversions.addConverter(
        CharSequence.class,
        type,
        (text, target, context) -> convert(text, parse, context));
    conversions.addConverter(
        String.class, type, (text, target, context) -> convert(text, parse, context));
  }

  private static <T> Optional<T> convert(
      CharSequence text, Function<String, Optional<T>> parse, ConversionContext context) {
    Optional<T> value = parse.apply(text.toString());
    if (value.isEmpty()) {
      context.reject(text, new IllegalArgumentException("is none of the values allowed here"));
    }
    return value;
  }
}
