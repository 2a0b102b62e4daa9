package dev.callsheet.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.callsheet.account.Organization;
import dev.callsheet.account.Organizations;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyCreation;
import dev.callsheet.apikey.KeyProjects;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.caller.Caller;
import dev.callsheet.caller.KeyOwner;
import dev.callsheet.credit.Credits;
import dev.callsheet.database.StartFailure;
import dev.callsheet.kernel.access.Authentication;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The organisation {@code demo}, with its id and one key for each family in {@code demo-keys.json}
 * of the home. In a family whose operations need a key of a project, it is that of the project
 * {@code demo}.
 */
@Singleton
public final class Demonstration {
  private static final String NAME = "demo";
  private static final long CREDITS = 1000;

  /** What the file calls the id of the organisation, which some paths hold. */
  private static final String ORGANIZATION = "organization";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Contract contract;
  private final Organizations organizations;
  private final Authenticator authenticator;
  private final ApiKeys keys;
  private final List<KeyProjects> projects;
  private final Credits credits;
  private final Path file;

  Demonstration(
      Contract contract,
      Organizations organizations,
      Authenticator authenticator,
      ApiKeys keys,
      List<KeyProjects> projects,
      Credits credits,
      @Value("${callsheet.home:.callsheet}") String home) {
    this.contract = contract;
    this.organizations = organizations;
    this.authenticator = authenticator;
    this.keys = keys;
    this.projects = List.copyOf(projects);
    this.credits = credits;
    this.file = Path.of(home).resolve("demo-keys.json");
  }

  /**
   * Creates what is missing and returns what to tell the user; the keys themselves are told only
   * when they are new.
   *
   * @param server where the server answers
   */
  public String provide(URI server) {
    Map<String, String> known = read();
    Map<String, String> valid = new LinkedHashMap<>();
    Map<String, String> made = new LinkedHashMap<>();
    Organization organization = organization();
    valid.put(ORGANIZATION, organization.id());
    for (ContractFamily family : contract.families()) {
      String secret = known.getOrDefault(family.id(), "");
      KeyOwner owner = owner(family, organization);
      if (isInForce(secret, family, owner)) {
        valid.put(family.id(), secret);
        continue;
      }
      made.put(family.id(), make(family, owner));
    }
    valid.putAll(made);
    if (!valid.equals(known)) {
      write(valid);
    }
    return message(server, organization, made);
  }

  private Organization organization() {
    return organizations.all().stream()
        .filter(candidate -> candidate.name().equals(NAME) && candidate.deletedAt() == null)
        .findFirst()
        .orElseGet(() -> organizations.create(NAME));
  }

  private KeyOwner owner(ContractFamily family, Organization organization) {
    return projects.stream()
        .filter(candidate -> candidate.family().equals(family.id()))
        .findFirst()
        .map(found -> new KeyOwner(organization.id(), found.provide(organization.id(), NAME)))
        .orElseGet(() -> KeyOwner.organization(organization.id()));
  }

  private boolean isInForce(String secret, ContractFamily family, KeyOwner owner) {
    return family.keys().admits(secret)
        && authenticator.authenticate(secret, family, null)
            instanceof Authentication.Authenticated(Caller caller)
        && caller.owner().equals(owner);
  }

  private String make(ContractFamily family, KeyOwner owner) {
    credits.grant(owner.organizationId(), CREDITS, "demo");
    var spec = new KeySpec("Demonstration", family.scopes().keySet(), null);
    return switch (keys.create(owner, family, spec)) {
      case KeyCreation.Created(var key, var secret) -> secret;
      case KeyCreation.LimitReached(var maximum) ->
          throw new StartFailure(
              "The organisation %s has %d keys in force; revoke one with admin revoke-key."
                  .formatted(owner.organizationId(), maximum));
    };
  }

  private String message(URI server, Organization organization, Map<String, String> made) {
    StringBuilder text = new StringBuilder();
    if (!made.isEmpty()) {
      text.append("Organisation: ").append(organization.id()).append('\n');
    }
    made.forEach(
        (family, secret) ->
            text.append("Key for ").append(family).append(": ").append(secret).append('\n'));
    String bearer = "-H \"Authorization: Bearer $KEY\"";
    return text
        + """
        Keys are in %1$s. Open %2$s in a browser, or try:

          KEY=$(sed -n 's/.*"studio" *: *"\\([^"]*\\)".*/\\1/p' %1$s)
          curl %3$s %2$s/v1/projects
          curl %3$s %2$s/v1/credits
          curl %3$s -H "Content-Type: application/json" -d '{"name":"First cut"}' %2$s/v1/projects
        """
            .formatted(file, server, bearer);
  }

  private Map<String, String> read() {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {});
    } catch (IOException exception) {
      return Map.of();
    }
  }

  private void write(Map<String, String> secrets) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path partial = file.resolveSibling("demo-keys.json.partial");
      Files.deleteIfExists(partial);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            partial,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      JSON.writeValue(partial.toFile(), secrets);
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
