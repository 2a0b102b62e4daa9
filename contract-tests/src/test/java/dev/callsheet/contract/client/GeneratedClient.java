package dev.callsheet.contract.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.callsheet.client.api.Answer;
import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.api.CallbackRequest;
import dev.callsheet.client.api.Connection;
import dev.callsheet.client.api.FilePart;
import dev.callsheet.client.api.HttpConnection;
import dev.callsheet.client.api.Json;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.family.Templates;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The generated client, called by reflection with the arguments that the document's examples give.
 */
final class GeneratedClient {
  /** The content of every file that is sent. */
  static final byte[] CONTENT = {0, (byte) 0xff, 'a', '\r', '\n'};

  /** What every file of a form is called. */
  static final String FILENAME = "example.txt";

  /** The media type of a form with files. */
  static final String FORM = "multipart/form-data";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ContractDocument document;
  private final ClientNames names;
  private final HttpConnection connection;

  GeneratedClient(ContractDocument document, HttpClient http, URI server) {
    this.document = document;
    this.names = new ClientNames(document);
    this.connection = new HttpConnection(http, server, "example", Duration.ofSeconds(20));
  }

  /** Calls the variant of an operation that returns every answer. */
  Answer result(ApiOperation operation) {
    return (Answer) requireNonNull(call(operation, names.method(operation) + "Result"));
  }

  /** Calls the variant of an operation that throws every answer but a success. */
  @Nullable Object orThrow(ApiOperation operation) {
    return call(operation, names.method(operation));
  }

  /** Whether the variant that throws returns nothing. */
  boolean returnsNothing(ApiOperation operation) {
    return method(operation, names.method(operation)).getReturnType() == void.class;
  }

  /** Returns the media type of a file that is sent; the first that the operation takes. */
  static String sentMediaType(ApiOperation operation) {
    return operation.bodies().keySet().iterator().next();
  }

  /** Returns a class of the client. */
  static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("The client lacks " + name, missing);
    }
  }

  /** Returns a name of the document so that it can be compared with a Java name. */
  static String normalized(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Writes a model of the client as JSON. */
  static JsonNode written(Object model) {
    try {
      return JSON.readTree(Json.MAPPER.writeValueAsBytes(model));
    } catch (JsonProcessingException unwritable) {
      throw new AssertionError(unwritable);
    }
  }

  /** Reads an example as a type of the client. */
  static Object read(JsonNode example, Class<?> type) {
    try {
      return Json.MAPPER.readValue(example.toString(), type);
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError("The client cannot read " + example, unreadable);
    }
  }

  /** Returns what a model of the client holds at a pointer into its JSON. */
  static Object at(Object model, JsonPointer pointer) {
    if (pointer.matches()) {
      return model;
    }
    if (model instanceof List<?> list) {
      return at(requireNonNull(list.get(pointer.getMatchingIndex())), pointer.tail());
    }
    if (model instanceof Map<?, ?> map) {
      return at(requireNonNull(map.get(pointer.getMatchingProperty())), pointer.tail());
    }
    var found =
        Stream.of(model.getClass().getRecordComponents())
            .filter(each -> jsonName(each).equals(pointer.getMatchingProperty()))
            .findFirst()
            .map(component -> value(model, component))
            .orElseGet(() -> property(model, pointer.getMatchingProperty()));
    return at(requireNonNull(found), pointer.tail());
  }

  /** Returns what a record holds in a component. */
  static @Nullable Object value(Object bearer, RecordComponent component) {
    return invoke(component.getAccessor(), bearer);
  }

  /** Returns what a method without parameters answers. */
  static @Nullable Object property(Object bearer, String name) {
    try {
      return invoke(bearer.getClass().getMethod(name), bearer);
    } catch (NoSuchMethodException missing) {
      throw new AssertionError(missing);
    }
  }

  /** Reads the body of a request that the server sends of its own accord. */
  static Object delivered(Class<?> delivery, CallbackRequest request) {
    try {
      var read = delivery.getMethod("of", CallbackRequest.class);
      return requireNonNull(invoke(read, null, request));
    } catch (NoSuchMethodException missing) {
      throw new AssertionError(missing);
    }
  }

  private static String jsonName(RecordComponent component) {
    var annotation = component.getAccessor().getAnnotation(JsonProperty.class);
    return annotation == null ? component.getName() : annotation.value();
  }

  private @Nullable Object call(ApiOperation operation, String name) {
    var method = method(operation, name);
    var arguments =
        Stream.of(method.getParameters()).map(each -> argument(operation, each)).toArray();
    try {
      var api = method.getDeclaringClass();
      return invoke(
          method, api.getConstructor(Connection.class).newInstance(connection), arguments);
    } catch (ReflectiveOperationException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private Method method(ApiOperation operation, String name) {
    var api = named(names.api(operation));
    return Arrays.stream(api.getMethods())
        .filter(method -> method.getName().equals(name))
        .max(Comparator.comparingInt(Method::getParameterCount))
        .orElseThrow(() -> new AssertionError(api + " lacks " + name));
  }

  private Object argument(ApiOperation operation, Parameter parameter) {
    var type = parameter.getType();
    if (type == BinaryContent.class) {
      return BinaryContent.of(CONTENT);
    }
    if (type.getName().endsWith("Options")) {
      return options(operation, type);
    }
    if (type.isRecord() || type.isSealed()) {
      return operation.takesJson()
          ? read(Templates.example(operation), type)
          : form(operation, type);
    }
    if (parameter.getName().equals("contentType")) {
      return sentMediaType(operation);
    }
    return parameterExample(operation, parameter.getName(), type);
  }

  /** Returns a form with the example's texts, and with the one content as each of its files. */
  private static Object form(ApiOperation operation, Class<?> type) {
    var components = type.getRecordComponents();
    var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values =
        Stream.of(components)
            .map(
                each ->
                    each.getType() == FilePart.class
                        ? new FilePart(FILENAME, "text/plain", BinaryContent.of(CONTENT))
                        : fieldExample(operation, each.getName()))
            .toArray();
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  /** Returns the example's text in a field of a form. */
  static String fieldExample(ApiOperation operation, String field) {
    return formExample(operation).path(field).asString();
  }

  /** Returns the example of a form. */
  static JsonNode formExample(ApiOperation operation) {
    return requireNonNull(operation.bodies().get(FORM)).path("example");
  }

  private Object options(ApiOperation operation, Class<?> type) {
    var components = type.getRecordComponents();
    var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values =
        Stream.of(components)
            .map(each -> parameterExample(operation, each.getName(), each.getType()))
            .toArray();
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private Object parameterExample(ApiOperation operation, String name, Class<?> type) {
    return operation.parameters().stream()
        .filter(parameter -> normalized(parameter.name()).equals(normalized(name)))
        .map(parameter -> read(document.resolve(parameter.node()).path("example"), type))
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation.id() + " has no parameter " + name));
  }

  private static @Nullable Object invoke(
      Method method, @Nullable Object bearer, Object... arguments) {
    try {
      return method.invoke(bearer, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(thrown.getCause());
    } catch (IllegalAccessException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
