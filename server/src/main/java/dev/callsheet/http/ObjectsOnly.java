package dev.callsheet.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;

/** Reads records from JSON objects alone: one with a single component would take a bare value. */
final class ObjectsOnly extends DelegatingDeserializer {
  private static final long serialVersionUID = 1L;

  private ObjectsOnly(JsonDeserializer<?> record) {
    super(record);
  }

  static BeanDeserializerModifier forRecords() {
    return new BeanDeserializerModifier() {
      private static final long serialVersionUID = 1L;

      @Override
      public JsonDeserializer<?> modifyDeserializer(
          DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
        return bean.getBeanClass().isRecord() ? new ObjectsOnly(deserializer) : deserializer;
      }
    };
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> record) {
    return new ObjectsOnly(record);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return parser.isExpectedStartObjectToken() || parser.hasToken(JsonToken.FIELD_NAME)
        ? super.deserialize(parser, context)
        : context.handleUnexpectedToken(handledType(), parser);
  }
}
