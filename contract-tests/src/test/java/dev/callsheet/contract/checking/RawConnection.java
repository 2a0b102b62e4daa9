package dev.callsheet.contract.checking;

import dev.callsheet.contract.recording.Body;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A connection on which a test writes the bytes of a request by itself. */
public final class RawConnection implements AutoCloseable {
  private final AnswerCheck check;
  private final URI server;
  private final Socket socket;
  private final InputStream input;
  private final ByteArrayOutputStream firstOfBody = new ByteArrayOutputStream();
  private long bodyLength;

  RawConnection(URI server, AnswerCheck check) {
    this.check = check;
    this.server = server;
    try {
      socket = new Socket(server.getHost(), server.getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
      input = new BufferedInputStream(socket.getInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Writes the request line and the headers, with a body of this length to come. */
  public void writeHead(ApiRequest request, long contentLength) throws IOException {
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(server.getAuthority()).append("\r\n");
    request
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (contentLength >= 0) {
      head.append("Content-Length: ").append(contentLength).append("\r\n");
    }
    send(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    firstOfBody.reset();
    bodyLength = 0;
  }

  /** Writes bytes of the body, or of anything. */
  public void write(byte[] bytes) throws IOException {
    firstOfBody.write(bytes, 0, Math.min(bytes.length, Body.WHOLE - firstOfBody.size()));
    bodyLength += bytes.length;
    send(bytes);
  }

  private void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Whether the server has written something that was not read yet, or has hung up. */
  public boolean answered(Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
    input.mark(1);
    try {
      input.read();
      input.reset();
      return true;
    } catch (java.net.SocketTimeoutException silence) {
      return false;
    } finally {
      socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
    }
  }

  /** Whether the server has written more than was read. */
  public boolean hasUnreadBytes() throws IOException {
    return input.available() > 0;
  }

  /** Reads the answer and returns it if it keeps to the document. */
  public Answer readAnswer(ApiRequest request) throws IOException {
    var statusLine = line();
    var status = Integer.parseInt(statusLine.split(" ", 3)[1]);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (var header = line(); !header.isEmpty(); header = line()) {
      var colon = header.indexOf(':');
      headers
          .computeIfAbsent(
              header.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.substring(colon + 1).strip());
    }
    var sent = Body.of(firstOfBody.toByteArray(), bodyLength);
    return check.check(request, sent, status, headers, body(request, headers));
  }

  private byte[] body(ApiRequest request, Map<String, List<String>> headers) throws IOException {
    if (request.method().equals("HEAD")) {
      return new byte[0];
    }
    var length = headers.get("content-length");
    if (length != null) {
      return input.readNBytes(Integer.parseInt(length.getFirst()));
    }
    if (!headers.containsKey("transfer-encoding")) {
      return new byte[0];
    }
    var body = new ByteArrayOutputStream();
    for (var size = chunk(); size > 0; size = chunk()) {
      body.write(input.readNBytes(size));
      line();
    }
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var octet = input.read(); octet != '\n'; octet = input.read()) {
      if (octet < 0) {
        throw new EOFException("the server hung up without an answer; it said: " + line);
      }
      if (octet != '\r') {
        line.write(octet);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
