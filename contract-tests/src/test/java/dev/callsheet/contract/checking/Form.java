package dev.callsheet.contract.checking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body of {@code multipart/form-data} in the making, whose boundary is always the same. */
public final class Form {
  private static final String MEDIA_TYPE = "multipart/form-data";
  private static final String BOUNDARY = "5f1d3c7e9ab24d60";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Returns the media type of a body as it is sent: with the boundary, if it is one of a form. */
  public static String sent(String mediaType) {
    return mediaType.equals(MEDIA_TYPE) ? MEDIA_TYPE + "; boundary=" + BOUNDARY : mediaType;
  }

  /** Adds a text. */
  public Form field(String name, String text) {
    return part("name=\"" + name + '"', text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. */
  public Form file(String name, String filename, byte[] content) {
    return part("name=\"" + name + "\"; filename=\"" + filename + '"', content);
  }

  /** Adds a part with these parameters of its {@code Content-Disposition}. */
  public Form part(String parameters, byte[] content) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n");
    bytes.writeBytes(content);
    write("\r\n");
    return this;
  }

  /** Returns the whole of it. */
  public byte[] bytes() {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(bytes.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return whole.toByteArray();
  }

  /** Returns the request with this as its body. */
  public ApiRequest of(ApiRequest request) {
    return request.body(sent(MEDIA_TYPE), bytes());
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
