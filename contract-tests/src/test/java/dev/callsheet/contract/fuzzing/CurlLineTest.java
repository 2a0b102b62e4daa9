package dev.callsheet.contract.fuzzing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.tool.AbsentTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is printed of a failure sends the very bytes again. */
class CurlLineTest {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  /** One request of each kind of case, which is far less than one of each case. */
  @Test
  void curlSendsTheBytesOfEveryKindOfRequest() throws Exception {
    AbsentTool.skipUnlessInstalled("bash", "curl");
    var fuzzer = new Fuzzer(ContractDocument.load(), Map.of(), new Cursors(Map.of(), Map.of()), 7);
    var kinds = new TreeMap<String, WireRequest>();
    for (var number = 0L; number < fuzzer.sweep(); number++) {
      var request = fuzzer.request(number);
      if (!request.what().contains(" and ")) {
        var kind = request.what().replaceAll("^(\\w+) [^:]*:", "$1:");
        kinds.putIfAbsent(kind, request.wire());
      }
    }
    try (var recorder = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      recorder.setSoTimeout(20_000);
      var server = URI.create("http://127.0.0.1:" + recorder.getLocalPort());
      var script = new StringBuilder();
      kinds.values().forEach(wire -> script.append(CurlLine.of(wire, server)).append('\n'));
      var bash = run(script.toString());
      for (var kind : kinds.entrySet()) {
        var expected = Octets.of(kind.getValue().bytes(server.getAuthority()));
        assertEquals(expected, Octets.of(received(recorder)), kind.getKey());
      }
      assertEquals(0, bash.waitFor());
    }
  }

  /** Lets bash run the lines one after the other. */
  private static Process run(String script) throws IOException {
    var file = Files.writeString(CallsheetServer.target().resolve("curl-lines.sh"), script);
    return new ProcessBuilder("bash", file.toString())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Returns what came over the wire, answered with nothing. */
  private static byte[] received(ServerSocket recorder) throws IOException {
    try (var socket = recorder.accept()) {
      var bytes = read(socket);
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.ISO_8859_1));
      return bytes;
    }
  }

  private static byte[] read(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    var input = socket.getInputStream();
    var read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      read.write(next(input));
    }
    var length = LENGTH.matcher(read.toString(StandardCharsets.ISO_8859_1));
    if (length.find()) {
      read.writeBytes(input.readNBytes(Integer.parseInt(length.group(1))));
    }
    return read.toByteArray();
  }

  private static int next(InputStream input) throws IOException {
    var octet = input.read();
    if (octet < 0) {
      throw new IOException("curl hung up");
    }
    return octet;
  }
}
