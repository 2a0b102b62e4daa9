package dev.callsheet.kernel.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.ConstructorDetector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.net.URI;

/** Reads only what the document allows, and writes times as RFC 3339 text and no nulls. */
@Singleton
final class StrictJson implements BeanCreatedEventListener<ObjectMapper> {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxNumberLength(64)
          .maxNameLength(256)
          .maxStringLength(1 << 20)
          .build();

  @Override
  @SuppressWarnings("deprecation") // a bean that exists can be configured no other way
  public ObjectMapper onCreated(BeanCreatedEvent<ObjectMapper> event) {
    var mapper = event.getBean();
    mapper.getFactory().setStreamReadConstraints(LIMITS);
    // By default buffers belong to threads, of which each request has a new one.
    mapper.getFactory().setRecyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
    mapper
        .registerModule(new SimpleModule("nulls").setDeserializerModifier(new NullRefusal()))
        .registerModule(new SimpleModule("enums").setDeserializerModifier(new ExactEnums()))
        .registerModule(new SimpleModule("uris").addDeserializer(URI.class, new AsciiUris()))
        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true)
        .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
        .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, false)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            // Numbers of nobody's type keep their digits.
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(
            DeserializationFeature.ACCEPT_FLOAT_AS_INT,
            DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
            DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .setSerializationInclusion(JsonInclude.Include.NON_NULL)
        // Otherwise a record with one property would be read from that property's value alone.
        .setConstructorDetector(ConstructorDetector.USE_PROPERTIES_BASED);
    var text = mapper.coercionConfigFor(LogicalType.Textual);
    for (var shape :
        new CoercionInputShape[] {
          CoercionInputShape.Boolean, CoercionInputShape.Float, CoercionInputShape.Integer
        }) {
      text.setCoercion(shape, CoercionAction.Fail);
    }
    return mapper;
  }
}
