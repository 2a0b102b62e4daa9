package dev.callsheet.kernel.response;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.util.AccessPattern;
import dev.callsheet.kernel.contract.RefusesNull;
import org.jspecify.annotations.Nullable;

/** Tells null from absence in records, for properties with {@link RefusesNull}. */
final class NullRefusal extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
    var components = builder.getValueInstantiator().getFromObjectArguments(config);
    for (int index = 0; components != null && index < components.length; index++) {
      var component = components[index];
      if (component.getAnnotation(RefusesNull.class) != null) {
        // The builder and the instantiator must go on to have the same one.
        components[index] =
            component.withNullProvider(new Refusal(component.getFullName(), component.getType()));
        builder.addOrReplaceProperty(components[index], true);
      }
    }
    return builder;
  }

  private record Refusal(PropertyName name, JavaType type) implements NullValueProvider {
    @Override
    public Object getNullValue(DeserializationContext context) throws JsonMappingException {
      throw InvalidNullException.from(context, name, type);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }

    @Override
    public AccessPattern getNullAccessPattern() {
      return AccessPattern.DYNAMIC;
    }
  }
}
