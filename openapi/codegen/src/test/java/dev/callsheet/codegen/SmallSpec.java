package dev.callsheet.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.check.CheckedContract;
import dev.callsheet.codegen.client.ClientSources;
import dev.callsheet.codegen.client.ClientTypes;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Placement;
import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.codegen.output.GeneratedFile;
import dev.callsheet.codegen.reference.ReferencePages;
import dev.callsheet.codegen.server.Packages;
import dev.callsheet.codegen.server.ServerSources;
import dev.callsheet.codegen.server.ServerTarget;
import dev.callsheet.codegen.yaml.YamlDocument;
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
public final class SmallSpec {
  /** The headers that no result of its client has as components. */
  public static final Set<String> FRAMEWORK_HEADERS = Set.of("x-request-id");

  private static final String FILE = "small.yaml";

  private SmallSpec() {}

  /** Another document that lies beside it. */
  public static Contract read(String file) {
    return CheckedContract.of(YamlDocument.of(file, text(file)));
  }

  /** The text of the document. */
  public static String text() {
    return text(FILE);
  }

  /** The text of a file that lies beside it. */
  public static String text(String file) {
    try (InputStream stream = SmallSpec.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** The contract of the document. */
  public static Contract contract() {
    return contract(text());
  }

  /** The contract of a changed document. */
  public static Contract contract(String text) {
    return CheckedContract.of(YamlDocument.of(FILE, text));
  }

  /** The text with one passage replaced, which must stand in it exactly once. */
  public static String with(String passage, String replacement) {
    return with(FILE, passage, replacement);
  }

  /** The text of a file that lies beside it, changed in the same way. */
  public static String with(String file, String passage, String replacement) {
    String text = text(file);
    assertEquals(2, text.split(Pattern.quote(passage), -1).length, passage);
    return text.replace(passage, replacement);
  }

  /** The line on which a passage begins, counted from 1. */
  public static int line(String text, String passage) {
    return 1
        + (int) text.substring(0, text.indexOf(passage)).chars().filter(c -> c == '\n').count();
  }

  /** The sources of its server, in the package {@code notes.api}. */
  public static List<SourceFile> serverSources() {
    return ServerSources.of(contract(), serverTarget());
  }

  /** The sources of its client, in the package {@code notes.client}. */
  public static List<SourceFile> clientSources() {
    return clientSources(contract());
  }

  /** The sources of the client of another contract, in the same package. */
  public static List<SourceFile> clientSources(Contract contract) {
    return ClientSources.of(contract, clientTypes(contract), FRAMEWORK_HEADERS);
  }

  /** The names of a client in the package {@code notes.client}. */
  public static ClientTypes clientTypes(Contract contract) {
    return new ClientTypes("notes.client", new Placement(contract));
  }

  /** The pages of a document by their paths. */
  public static Map<String, String> pages(String text) {
    Contract contract = contract(text);
    return new ReferencePages(contract, clientTypes(contract), FRAMEWORK_HEADERS, List.of())
        .pages().stream().collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::text));
  }

  /** A server in the package {@code notes.api}. */
  public static ServerTarget serverTarget() {
    return new ServerTarget(
        Packages.below("notes.api"),
        ClassName.get("java.security", "Principal"),
        FRAMEWORK_HEADERS);
  }
}
