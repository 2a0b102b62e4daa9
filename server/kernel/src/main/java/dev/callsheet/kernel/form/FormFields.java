package dev.callsheet.kernel.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.callsheet.kernel.contract.FilePart;
import dev.callsheet.kernel.contract.MaxBytes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that the record of a form has, by the names that they have in a request. */
final class FormFields {
  private FormFields() {}

  /**
   * A field.
   *
   * @param list whether it may be there more than once
   * @param type of each of its values
   * @param maxBytes how large a file may be, 0 where the document says nothing
   */
  record Field(String name, boolean list, Type type, long maxBytes) {
    boolean isFile() {
      return type.equals(FilePart.class);
    }
  }

  /** The fields in the order of the record's components. */
  static Map<String, Field> of(Class<?> form) {
    var fields = new LinkedHashMap<String, Field>();
    for (var component : form.getRecordComponents()) {
      var field = field(component);
      fields.put(field.name(), field);
    }
    return fields;
  }

  private static Field field(RecordComponent component) {
    var accessor = component.getAccessor();
    var type = component.getGenericType();
    var list = component.getType() == List.class;
    var maxBytes = accessor.getAnnotation(MaxBytes.class);
    return new Field(
        accessor.getAnnotation(JsonProperty.class).value(),
        list,
        list ? ((ParameterizedType) type).getActualTypeArguments()[0] : type,
        maxBytes == null ? 0 : maxBytes.value());
  }
}
