package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A document that is small, but has one of everything that the generators know. */
final class SmallSpec {
  private static final String FILE = "small.yaml";

  private SmallSpec() {}

  /** Another document that lies beside it. */
  static Contract read(String file) {
    return Contract.checked(YamlDocument.of(file, text(file)));
  }

  static String text() {
    return text(FILE);
  }

  /** The text of a file that lies beside it. */
  static String text(String file) {
    try (InputStream stream = SmallSpec.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  static Contract contract() {
    return contract(text());
  }

  static Contract contract(String text) {
    return Contract.checked(YamlDocument.of(FILE, text));
  }

  /** The text with one passage replaced, which must stand in it exactly once. */
  static String with(String passage, String replacement) {
    return with(FILE, passage, replacement);
  }

  /** The text of a file that lies beside it, changed in the same way. */
  static String with(String file, String passage, String replacement) {
    String text = text(file);
    assertEquals(2, text.split(Pattern.quote(passage), -1).length, passage);
    return text.replace(passage, replacement);
  }

  /** The line on which a passage begins, counted from 1. */
  static int line(String text, String passage) {
    return 1
        + (int) text.substring(0, text.indexOf(passage)).chars().filter(c -> c == '\n').count();
  }

  static List<SourceFile> serverSources() {
    return ServerSources.of(contract(), serverTarget());
  }

  static List<SourceFile> clientSources() {
    return ClientSources.of(client(contract()));
  }

  static ClientContract client(Contract contract) {
    return new ClientContract(contract, clientTypes(contract), Set.of("x-request-id"));
  }

  static ClientTypes clientTypes(Contract contract) {
    return new ClientTypes("notes.client", new Placement(contract));
  }

  /** The pages of a document by their paths. */
  static Map<String, String> pages(String text) {
    Contract contract = contract(text);
    return new ReferencePages(contract, clientTypes(contract))
        .pages().stream().collect(Collectors.toMap(Page::path, Page::text));
  }

  static ServerTarget serverTarget() {
    return new ServerTarget(
        Packages.below("notes.api"),
        ClassName.get("java.security", "Principal"),
        Set.of("x-request-id"));
  }
}
