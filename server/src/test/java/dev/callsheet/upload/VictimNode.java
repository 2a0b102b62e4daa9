package dev.callsheet.upload;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.util.HashMap;

/** A process that begins an append and then waits to be killed, or for its input's end. */
final class VictimNode {
  private VictimNode() {}

  /** Takes the upload, how many bytes come before the silence, and properties as name, value. */
  public static void main(String[] arguments) {
    var properties = new HashMap<String, Object>();
    for (int index = 2; index < arguments.length; index += 2) {
      properties.put(arguments[index], arguments[index + 1]);
    }
    var context = ApplicationContext.builder(properties, "test").build();
    context.registerSingleton(Clock.class, Clock.systemUTC());
    context.start();
    var body = new SequenceInputStream(new ByteArrayInputStream(content(arguments[1])), System.in);
    context.getBean(Uploads.class).append(arguments[0], 0, body, null, null);
  }

  static byte[] content(String length) {
    var content = new byte[Integer.parseInt(length)];
    for (int index = 0; index < content.length; index++) {
      content[index] = (byte) (index * 31 + (index >>> 8) * 17 + (index >>> 16));
    }
    return content;
  }
}
