package dev.callsheet.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.account.Organization;
import dev.callsheet.account.Organizations;
import dev.callsheet.api.ContractFactory;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.Right;
import dev.callsheet.credit.Credits;
import dev.callsheet.id.Ids;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.setting.Version;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The commands; each prints JSON objects, one per line. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Manages organisations, API keys and credits.",
      "",
      "Works beside a running server and without one. Prints one JSON object per line.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 not possible now; 2 set or asked wrongly.",
      "$CALLSHEET_HOME and $DATABASE_URL say which database; the log goes to standard error."
    })
final class AdminCommands implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--home",
      paramLabel = "DIRECTORY",
      scope = ScopeType.INHERIT,
      description = "The server's home; $CALLSHEET_HOME or .callsheet unless given.")
  @Nullable String home;

  @Override
  public void run() {
    throw new ParameterException(spec().commandLine(), "Missing command");
  }

  @Command(
      name = "create-organization",
      mixinStandardHelpOptions = true,
      description = "Creates an organisation.")
  int createOrganization(
      @Option(names = "--name", required = true, description = "What people call it.")
          String name) {
    try (var administration = Administration.open(home)) {
      print(fields(administration.get(Organizations.class).create(name)));
      return 0;
    }
  }

  @Command(
      name = "list-organizations",
      mixinStandardHelpOptions = true,
      description = "Lists all organisations with their balances.")
  int listOrganizations() {
    try (var administration = Administration.open(home)) {
      var credits = administration.get(Credits.class);
      for (Organization organization : administration.get(Organizations.class).all()) {
        Map<String, @Nullable Object> fields = fields(organization);
        fields.put("balance", credits.balance(organization.id()));
        print(fields);
      }
      return 0;
    }
  }

  @Command(
      name = "create-key",
      mixinStandardHelpOptions = true,
      description = "Creates an API key and shows its secret for the only time.")
  int createKey(
      @Option(names = "--organization", required = true, description = "Its owner: org_…")
          String organizationId,
      @Option(
              names = "--right",
              required = true,
              description = "What it may do: ${COMPLETION-CANDIDATES}.")
          Right right,
      @Option(
              names = "--family",
              defaultValue = "studio",
              description = "The operations that it opens; ${DEFAULT-VALUE} unless given.")
          String familyId,
      @Option(
              names = "--requests-per-minute",
              description = "How often it may ask; as the family has it unless given.")
          @Nullable Integer given) {
    ContractFamily family = family(familyId);
    int requestsPerMinute = given == null ? family.requestsPerMinute() : given;
    if (requestsPerMinute < 1) {
      throw new ParameterException(
          spec().commandLine(), "--requests-per-minute must be at least 1");
    }
    try (var administration = Administration.open(home)) {
      Organization organization = find(administration, organizationId);
      var key =
          administration
              .get(ApiKeys.class)
              .create(organization.id(), family, right, requestsPerMinute);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("id", key.id());
      fields.put("organization_id", organization.id());
      fields.put("family", family.id());
      fields.put("right", right.name().toLowerCase(Locale.ROOT));
      fields.put("requests_per_minute", requestsPerMinute);
      fields.put("secret", key.secret());
      print(fields);
      return 0;
    }
  }

  @Command(
      name = "list-keys",
      mixinStandardHelpOptions = true,
      description = "Lists the keys of an organisation, without their secrets.")
  int listKeys(
      @Option(names = "--organization", required = true, description = "Their owner: org_…")
          String organizationId) {
    try (var administration = Administration.open(home)) {
      Organization organization = find(administration, organizationId);
      for (var key : administration.get(ApiKeys.class).list(organization.id())) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", key.id());
        fields.put("organization_id", key.organizationId());
        fields.put("prefix", key.prefix());
        fields.put("right", key.accessRight().name().toLowerCase(Locale.ROOT));
        fields.put("requests_per_minute", key.requestsPerMinute());
        fields.put("created_at", key.createdAt().toString());
        fields.put("revoked_at", key.revokedAt() == null ? null : key.revokedAt().toString());
        print(fields);
      }
      return 0;
    }
  }

  @Command(
      name = "revoke-key",
      mixinStandardHelpOptions = true,
      description = "Makes a key worthless at once and for good.")
  int revokeKey(
      @Option(names = "--key", required = true, description = "Which: key_…") String keyId) {
    try (var administration = Administration.open(home)) {
      if (!administration.get(ApiKeys.class).revoke(keyId)) {
        throw new Refusal("There is no key " + keyId + ".");
      }
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("id", keyId);
      fields.put("revoked", true);
      print(fields);
      return 0;
    }
  }

  @Command(
      name = "grant-credits",
      mixinStandardHelpOptions = true,
      description = "Gives credits to an organisation.")
  int grantCredits(
      @Option(names = "--organization", required = true, description = "To whom: org_…")
          String organizationId,
      @Option(names = "--credits", required = true, description = "How many, at least 1.")
          long amount,
      @Option(
              names = "--reference",
              description = "Why; the same reference of one organisation is granted only once.")
          @Nullable String reference) {
    if (amount < 1) {
      throw new ParameterException(spec().commandLine(), "--credits must be at least 1");
    }
    try (var administration = Administration.open(home)) {
      Organization organization = find(administration, organizationId);
      var credits = administration.get(Credits.class);
      credits.grant(organization.id(), amount, reference == null ? Ids.next("gra") : reference);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("organization_id", organization.id());
      fields.put("balance", credits.balance(organization.id()));
      print(fields);
      return 0;
    }
  }

  @Command(
      name = "suspend",
      mixinStandardHelpOptions = true,
      description = "Forbids all keys of an organisation at once.")
  int suspend(
      @Option(names = "--organization", required = true, description = "Whose: org_…")
          String organizationId) {
    try (var administration = Administration.open(home)) {
      administration.get(Organizations.class).suspend(organizationId);
      print(fields(find(administration, organizationId)));
      return 0;
    }
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Ends the suspension of an organisation.")
  int resume(
      @Option(names = "--organization", required = true, description = "Whose: org_…")
          String organizationId) {
    try (var administration = Administration.open(home)) {
      administration.get(Organizations.class).resume(organizationId);
      print(fields(find(administration, organizationId)));
      return 0;
    }
  }

  @Command(
      name = "verify-ledger",
      mixinStandardHelpOptions = true,
      description = "Checks that every entry balances; exits with 1 if one does not.")
  int verifyLedger() {
    try (var administration = Administration.open(home)) {
      List<String> discrepancies = administration.get(Credits.class).discrepancies();
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("balances", discrepancies.isEmpty());
      fields.put("discrepancies", discrepancies);
      print(fields);
      return discrepancies.isEmpty() ? 0 : 1;
    }
  }

  private ContractFamily family(String id) {
    var contract = new ContractFactory().contract();
    return contract
        .named(id)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec().commandLine(),
                    "No family is called '%s'; known: %s"
                        .formatted(
                            id,
                            contract.families().stream()
                                .map(ContractFamily::id)
                                .collect(Collectors.joining(", ")))));
  }

  private static Organization find(Administration administration, String id) {
    return administration
        .get(Organizations.class)
        .find(id)
        .orElseThrow(() -> new Refusal("There is no organisation " + id + "."));
  }

  private static Map<String, @Nullable Object> fields(Organization organization) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", organization.id());
    fields.put("name", organization.name());
    fields.put("suspended", organization.suspended());
    return fields;
  }

  private void print(Map<String, @Nullable Object> fields) {
    PrintWriter output = spec().commandLine().getOut();
    try {
      output.println(JSON.writeValueAsString(fields));
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException(exception);
    }
    output.flush();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("Not run by the command line");
    }
    return spec;
  }
}
