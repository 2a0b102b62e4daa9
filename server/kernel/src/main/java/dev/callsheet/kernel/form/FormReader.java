package dev.callsheet.kernel.form;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkError.InvalidRequest;
import dev.callsheet.kernel.error.FrameworkError.MalformedBody;
import dev.callsheet.kernel.error.FrameworkError.TooLarge;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.HttpServerConfiguration;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.apache.commons.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form from the bytes of a request. Files go to disk as they arrive; all other fields
 * together may be as long as a JSON body.
 */
@Singleton
final class FormReader {
  private static final int MAX_PARTS = 1_000;
  private static final int MAX_PART_HEADER = 8_192;

  private final FormValues values;
  private final FormSpool spool;
  private final HttpServerConfiguration server;

  FormReader(FormValues values, FormSpool spool, HttpServerConfiguration server) {
    this.values = values;
    this.spool = spool;
    this.server = server;
  }

  /**
   * The form of a request.
   *
   * @param form the record of its fields
   * @param maxFileBytes how large a file may be of which the document does not say it; 0 where the
   *     settings say it
   * @param spooled takes each file as soon as it is there, for whatever happens later
   * @throws FrameworkErrorException when it cannot be read, is too large, or a field is wrong
   * @throws IOException when the client is gone or slow, or the disk is full
   */
  Object read(
      Class<?> form,
      MediaType mediaType,
      InputStream body,
      long maxFileBytes,
      List<SpooledFile> spooled)
      throws IOException {
    var fields =
        mediaType.matches(MediaType.MULTIPART_FORM_DATA_TYPE)
            ? parts(FormFields.of(form), mediaType, body, maxFileBytes, spooled)
            : urlEncoded(body);
    return values.record(form, fields);
  }

  private Map<String, List<Object>> urlEncoded(InputStream body) throws IOException {
    var text = decoded(new Room().read(body), StandardCharsets.UTF_8);
    try {
      var fields = new LinkedHashMap<String, List<Object>>();
      // Its own limit would drop what is beyond it without a word; the bytes are counted already.
      new QueryStringDecoder(text, StandardCharsets.UTF_8, false, Integer.MAX_VALUE)
          .parameters()
          .forEach((name, all) -> fields.put(name, List.copyOf(all)));
      return fields;
    } catch (IllegalArgumentException e) {
      throw malformed("The form is not encoded as its media type asks.");
    }
  }

  private Map<String, List<Object>> parts(
      Map<String, FormFields.Field> known,
      MediaType mediaType,
      InputStream body,
      long maxFileBytes,
      List<SpooledFile> spooled)
      throws IOException {
    var room = new Room();
    var fields = new LinkedHashMap<String, List<Object>>();
    try {
      var count = 0;
      for (var parts = parts(mediaType, body); parts.hasNext(); ) {
        if (++count > MAX_PARTS) {
          throw malformed("The form has more than " + MAX_PARTS + " parts.");
        }
        var part = parts.next();
        var field = known.get(part.getFieldName());
        if (field == null) {
          throw failed(InvalidRequest.of(part.getFieldName(), "is not a known property"));
        }
        fields
            .computeIfAbsent(field.name(), name -> new ArrayList<>())
            .add(
                field.isFile()
                    ? file(part, maxBytes(field, maxFileBytes), spooled)
                    : text(room, part));
      }
      if (count == 0) {
        throw malformed("The form has no part.");
      }
      return fields;
    } catch (FileUploadException | MalformedStreamException | InvalidFileNameException e) {
      throw unreadable(e);
    } catch (IOException e) {
      if (e.getCause() instanceof FileUploadException) {
        throw unreadable(e);
      }
      throw e;
    }
  }

  private static FileItemIterator parts(MediaType mediaType, InputStream body)
      throws FileUploadException, IOException {
    var upload = new FileUpload();
    upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
    upload.setPartHeaderSizeMax(MAX_PART_HEADER);
    return upload.getItemIterator(new Request(mediaType, body));
  }

  private long maxBytes(FormFields.Field field, long maxFileBytes) {
    if (field.maxBytes() > 0) {
      return field.maxBytes();
    }
    return maxFileBytes > 0 ? maxFileBytes : server.getMultipart().getMaxFileSize();
  }

  private SpooledFile file(FileItemStream part, long maxBytes, List<SpooledFile> spooled)
      throws IOException {
    try (var content = part.openStream()) {
      var file =
          SpooledFile.of(spool, filename(part.getName()), part.getContentType(), content, maxBytes);
      spooled.add(file);
      return file;
    }
  }

  /** Browsers write these characters so, and no others. */
  private static @Nullable String filename(@Nullable String sent) {
    return sent == null
        ? null
        : sent.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
  }

  private static String text(Room room, FileItemStream part) throws IOException {
    try (var content = part.openStream()) {
      return decoded(room.read(content), charset(part.getContentType()));
    }
  }

  private static Charset charset(@Nullable String mediaType) {
    try {
      return mediaType == null
          ? StandardCharsets.UTF_8
          : MediaType.of(mediaType).getCharset().orElse(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed("A part of the form has the media type " + mediaType + ".");
    }
  }

  private static String decoded(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("A field of the form is no text in " + charset.name() + ".");
    }
  }

  private static FrameworkErrorException unreadable(Exception cause) {
    var malformed = malformed("The form ends early, or is not built as its media type asks.");
    malformed.addSuppressed(cause);
    return malformed;
  }

  private static FrameworkErrorException malformed(String reason) {
    return failed(new MalformedBody(reason));
  }

  private static FrameworkErrorException failed(FrameworkError error) {
    return new FrameworkErrorException(error);
  }

  /** What is left for the fields of one form that are no files. */
  private final class Room {
    private long bytes = server.getMaxRequestBufferSize();

    byte[] read(InputStream content) throws IOException {
      var text = content.readNBytes((int) Math.min(bytes + 1, Integer.MAX_VALUE - 8));
      bytes -= text.length;
      if (bytes < 0) {
        var most = server.getMaxRequestBufferSize();
        throw failed(new TooLarge(most, most - bytes, false));
      }
      return text;
    }
  }

  /** A request as the library sees it. */
  private record Request(MediaType mediaType, InputStream body) implements UploadContext {
    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    @Override
    public String getContentType() {
      return mediaType.toString();
    }

    @Override
    @Deprecated
    public int getContentLength() {
      return -1;
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public InputStream getInputStream() {
      return body;
    }
  }
}
