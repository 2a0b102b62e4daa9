package dev.callsheet.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.account.Organization;
import dev.callsheet.account.Organizations;
import dev.callsheet.api.ContractFactory;
import dev.callsheet.apikey.ApiKey;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyCreation;
import dev.callsheet.apikey.KeyProjects;
import dev.callsheet.apikey.KeyRotation;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.caller.KeyOwner;
import dev.callsheet.credit.Credits;
import dev.callsheet.credit.Wallet;
import dev.callsheet.id.Ids;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.Tier;
import dev.callsheet.ledger.LedgerAdministration;
import dev.callsheet.ledger.LedgerVerification;
import dev.callsheet.maintenance.Maintenance;
import dev.callsheet.plan.Plan;
import dev.callsheet.plan.Plans;
import dev.callsheet.setting.Version;
import io.micronaut.core.convert.ConversionService;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The commands; each prints JSON objects, one per line. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Manages organisations, API keys, plans and credits.",
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
  private static final List<String> REGISTRY_ACTIONS =
      List.of("freeze", "unfreeze", "pause", "resume", "discard");

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
        fields.put("test_balance", credits.balance(organization.id(), Wallet.TEST));
        print(fields);
      }
      return 0;
    }
  }

  @Command(
      name = "create-project",
      mixinStandardHelpOptions = true,
      description = {
        "Creates a project, in a family whose keys are of projects.",
        "Where the organisation has one of that name, that is told instead."
      })
  int createProject(
      @Option(names = "--organization", required = true, description = "Its owner: org_…")
          String organizationId,
      @Option(names = "--family", required = true, description = "Whose project it is.")
          String familyId,
      @Option(names = "--name", required = true, description = "What people call it.")
          String name) {
    ContractFamily family = family(familyId);
    if (name.isEmpty() || name.codePointCount(0, name.length()) > KeyProjects.MAX_NAME) {
      throw misused("--name must have 1 to " + KeyProjects.MAX_NAME + " characters");
    }
    try (var administration = Administration.open(home)) {
      var organization = find(administration, organizationId);
      var projects =
          projects(administration, family)
              .orElseThrow(() -> misused("Keys of " + family.id() + " are not of projects"));
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("id", projects.provide(organization.id(), name));
      fields.put("organization_id", organization.id());
      fields.put("family", family.id());
      fields.put("name", name);
      print(fields);
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
              names = "--scope",
              required = true,
              description = "What it may do, as its family calls it; may be given more than once.")
          List<String> scopes,
      @Option(
              names = "--family",
              description = "Whose operations it opens; must be given if there are several.")
          @Nullable String familyId,
      @Option(
              names = "--prefix",
              description = "How it begins, of the prefixes of its family; the first unless given.")
          @Nullable String prefix,
      @Option(
              names = "--project",
              description = "The only project of the family that it is for; all unless given.")
          @Nullable String projectId,
      @Option(
              names = "--name",
              defaultValue = "Made by admin",
              description = "What people call it; \"${DEFAULT-VALUE}\" unless given.")
          String name,
      @Option(
              names = "--requests-per-minute",
              description = "How often it may ask; as plan and family have it unless given.")
          @Nullable Integer requestsPerMinute) {
    ContractFamily family = familyId == null ? onlyFamily() : family(familyId);
    if (prefix != null && !family.keys().prefixes().contains(prefix)) {
      throw misused(
          "No key of %s begins as '%s'; known: %s"
              .formatted(family.id(), prefix, String.join(", ", family.keys().prefixes())));
    }
    for (String scope : scopes) {
      if (!family.scopes().containsKey(scope)) {
        throw misused(
            "No scope of %s is called '%s'; known: %s"
                .formatted(family.id(), scope, String.join(", ", family.scopes().keySet())));
      }
    }
    if (name.isEmpty() || name.codePointCount(0, name.length()) > KeySpec.MAX_NAME) {
      throw misused("--name must have 1 to " + KeySpec.MAX_NAME + " characters");
    }
    requirePositive("--requests-per-minute", requestsPerMinute);
    try (var administration = Administration.open(home)) {
      var owner = new KeyOwner(find(administration, organizationId).id(), projectId);
      requireProject(administration, family, owner);
      var spec = new KeySpec(name, new LinkedHashSet<>(scopes), requestsPerMinute, prefix);
      return switch (administration.get(ApiKeys.class).create(owner, family, spec)) {
        case KeyCreation.Created(var key, var secret) -> print(key, secret);
        case KeyCreation.LimitReached(var maximum) ->
            throw new Refusal(
                "There are %d keys in force, as many as an owner may have in %s; revoke one."
                    .formatted(maximum, family.id()));
      };
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
      administration.get(ApiKeys.class).list(organization.id()).forEach(key -> print(fields(key)));
      return 0;
    }
  }

  @Command(
      name = "rotate-key",
      mixinStandardHelpOptions = true,
      description = "Gives a key a new secret and shows it for the only time.")
  int rotateKey(
      @Option(names = "--key", required = true, description = "Which: key_…") String keyId,
      @Option(
              names = "--grace",
              defaultValue = "24h",
              description =
                  "How long the former secret is accepted too: 0s to 7d; ${DEFAULT-VALUE} unless"
                      + " given.")
          String graceText) {
    var grace =
        ConversionService.SHARED
            .convert(graceText, Duration.class)
            .filter(given -> !given.isNegative() && given.compareTo(ApiKeys.MAX_GRACE) <= 0)
            .orElseThrow(() -> misused("--grace must be 0s to 7d, not '" + graceText + "'"));
    try (var administration = Administration.open(home)) {
      var keys = administration.get(ApiKeys.class);
      var found = keys.find(keyId).orElseThrow(() -> noKey(keyId));
      return switch (keys.rotate(found, family(found.family()), grace)) {
        case KeyRotation.Rotated(var key, var secret) -> print(key, secret);
        case KeyRotation.Unknown() -> throw new Refusal("The key " + keyId + " is revoked.");
      };
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
        throw noKey(keyId);
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
      @Option(names = "--test", description = "Gives those that only tests draw on.") boolean test,
      @Option(
              names = "--reference",
              description = "Why; the same reference of one organisation is granted only once.")
          @Nullable String reference) {
    requirePositive("--credits", amount);
    try (var administration = Administration.open(home)) {
      Organization organization = find(administration, organizationId);
      var credits = administration.get(Credits.class);
      var wallet = test ? Wallet.TEST : Wallet.LIVE;
      credits.grant(
          organization.id(), wallet, amount, reference == null ? Ids.next("gra") : reference);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("organization_id", organization.id());
      fields.put("balance", credits.balance(organization.id(), wallet));
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
      if (find(administration, organizationId).deletedAt() != null) {
        throw new Refusal("The organisation " + organizationId + " is deleted.");
      }
      administration.get(Organizations.class).resume(organizationId);
      print(fields(find(administration, organizationId)));
      return 0;
    }
  }

  @Command(
      name = "delete-organization",
      mixinStandardHelpOptions = true,
      description = {
        "Forbids all keys of an organisation at once and for good.",
        "What it registered stays, and so does what it has paid for."
      })
  int deleteOrganization(
      @Option(names = "--organization", required = true, description = "Which: org_…")
          String organizationId) {
    try (var administration = Administration.open(home)) {
      administration.get(Organizations.class).delete(organizationId);
      print(fields(find(administration, organizationId)));
      return 0;
    }
  }

  @Command(
      name = "set-plan",
      mixinStandardHelpOptions = true,
      description = {
        "Says how much an organisation may do in a family.",
        "What is not given is as its tier or the family has it; a family has not all of these"
            + " limits."
      })
  int setPlan(
      @Option(names = "--organization", required = true, description = "Whose: org_…")
          String organizationId,
      @Option(names = "--family", required = true, description = "In which family.")
          String familyId,
      @Option(
              names = "--requests-per-minute",
              description = "How often each of its keys may ask that has no number of its own.")
          @Nullable Integer requestsPerMinute,
      @Option(names = "--parallel", description = "How much of its work may be unfinished.")
          @Nullable Integer parallel,
      @Option(names = "--max-upload-bytes", description = "The largest file, in bytes.")
          @Nullable Long maxUploadBytes) {
    ContractFamily family = family(familyId);
    requirePositive("--requests-per-minute", requestsPerMinute);
    requirePositive("--parallel", parallel);
    requirePositive("--max-upload-bytes", maxUploadBytes);
    try (var administration = Administration.open(home)) {
      Organization organization = find(administration, organizationId);
      var numbers = Plan.of(requestsPerMinute, parallel, maxUploadBytes);
      var plan = administration.get(Plans.class).set(organization.id(), family, numbers);
      print(fields(organization, family, plan));
      return 0;
    }
  }

  @Command(
      name = "set-tier",
      mixinStandardHelpOptions = true,
      description = {
        "Puts an organisation into a tier, in every family that has it.",
        "Its plan gets the numbers of the tier; set-plan replaces single ones."
      })
  int setTier(
      @Option(names = "--organization", required = true, description = "Whose: org_…")
          String organizationId,
      @Option(names = "--tier", required = true, description = "Its name.") String tier) {
    var families = new ContractFactory().contract().families();
    var known =
        families.stream()
            .flatMap(family -> family.tiers().stream())
            .map(Tier::name)
            .distinct()
            .toList();
    if (!known.contains(tier)) {
      throw misused(
          "No tier is called '%s'; known: %s"
              .formatted(tier, known.isEmpty() ? "none" : String.join(", ", known)));
    }
    try (var administration = Administration.open(home)) {
      Organization organization = find(administration, organizationId);
      var plans = administration.get(Plans.class);
      for (ContractFamily family : plans.setTier(organization.id(), families, tier)) {
        print(fields(organization, family, plans.find(organization.id(), family.id())));
      }
      return 0;
    }
  }

  @Command(
      name = "maintenance",
      mixinStandardHelpOptions = true,
      description = {
        "Switches maintenance on or off, for all nodes; tells whether it is on if neither is"
            + " given.",
        "Families say what it stops; a running node sees a change within a second."
      })
  int maintenance(
      @Parameters(arity = "0..1", paramLabel = "on|off", description = "What it shall be.")
          @Nullable String wanted) {
    if (wanted != null && !List.of("on", "off").contains(wanted)) {
      throw misused("Maintenance is on or off, not '" + wanted + "'");
    }
    try (var administration = Administration.open(home)) {
      var maintenance = administration.get(Maintenance.class);
      if ("on".equals(wanted)) {
        maintenance.begin();
      } else if ("off".equals(wanted)) {
        maintenance.end();
      }
      var since = maintenance.since();
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("maintenance", since.isPresent());
      fields.put("since", text(since.orElse(null)));
      print(fields);
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

  @Command(
      name = "registry",
      mixinStandardHelpOptions = true,
      description = {
        "Tells how the public log is, or changes it first, for all nodes and at once.",
        "freeze and unfreeze: whether anything may be appended; who hands something in is refused.",
        "pause and resume: whether the sequencer works; what is handed in waits, or is put off.",
        "discard: gives up what waits; whoever paid for it gets that back."
      })
  int registry(
      @Parameters(
              arity = "0..1",
              paramLabel = "freeze|unfreeze|pause|resume|discard",
              description = "What to do.")
          @Nullable String action,
      @Option(
              names = "--reason",
              defaultValue = "An operator has frozen it.",
              description = "Why it is frozen; \"${DEFAULT-VALUE}\" unless given.")
          String reason) {
    if (action != null && !REGISTRY_ACTIONS.contains(action)) {
      throw misused("It can %s, not '%s'".formatted(String.join(", ", REGISTRY_ACTIONS), action));
    }
    try (var administration = Administration.open(home)) {
      var ledger = administration.get(LedgerAdministration.class);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      switch (action == null ? "" : action) {
        case "freeze" -> ledger.freeze(reason);
        case "unfreeze" -> ledger.unfreeze();
        case "pause" -> ledger.pause();
        case "resume" -> ledger.resume();
        case "discard" -> fields.put("discarded", ledger.discard());
        default -> {}
      }
      fields.putAll(fields(ledger.status()));
      print(fields);
      return 0;
    }
  }

  @Command(
      name = "verify-registry",
      mixinStandardHelpOptions = true,
      description = {
        "Recomputes the whole public log and names what is wrong; exits with 1 if anything is.",
        "A log that is not whole is frozen."
      })
  int verifyRegistry() {
    try (var administration = Administration.open(home)) {
      var begin = System.nanoTime();
      var report = administration.get(LedgerVerification.class).verify();
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("whole", report.faults().isEmpty());
      fields.put("entries", report.entries());
      fields.put("checkpoints", report.checkpoints());
      fields.put("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
      fields.put("faults", report.faults());
      print(fields);
      return report.faults().isEmpty() ? 0 : 1;
    }
  }

  /** A key of a project that is not there would open operations without anything to work on. */
  private static void requireProject(
      Administration administration, ContractFamily family, KeyOwner owner) {
    var projectId = owner.projectId();
    if (projectId == null) {
      return;
    }
    if (projects(administration, family)
        .filter(projects -> !projects.exists(owner.organizationId(), projectId))
        .isPresent()) {
      throw new Refusal(
          "The organisation has no project %s in %s.".formatted(projectId, family.id()));
    }
  }

  private static Optional<KeyProjects> projects(
      Administration administration, ContractFamily family) {
    return administration.all(KeyProjects.class).stream()
        .filter(projects -> projects.family().equals(family.id()))
        .findFirst();
  }

  private ContractFamily onlyFamily() {
    var families = List.copyOf(new ContractFactory().contract().families());
    if (families.size() > 1) {
      throw misused(
          "Missing required option: '--family'; known: %s"
              .formatted(
                  families.stream().map(ContractFamily::id).collect(Collectors.joining(", "))));
    }
    return families.getFirst();
  }

  private ContractFamily family(String id) {
    var contract = new ContractFactory().contract();
    return contract
        .named(id)
        .orElseThrow(
            () ->
                misused(
                    "No family is called '%s'; known: %s"
                        .formatted(
                            id,
                            contract.families().stream()
                                .map(ContractFamily::id)
                                .collect(Collectors.joining(", ")))));
  }

  private void requirePositive(String option, @Nullable Number given) {
    if (given != null && given.longValue() < 1) {
      throw misused(option + " must be at least 1");
    }
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private static Refusal noKey(String id) {
    return new Refusal("There is no key " + id + ".");
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
    fields.put("deleted_at", text(organization.deletedAt()));
    return fields;
  }

  private static Map<String, @Nullable Object> fields(
      Organization organization, ContractFamily family, Plan plan) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("organization_id", organization.id());
    fields.put("family", family.id());
    fields.put("tier", plan.tierIn(family).map(Tier::name).orElse(null));
    fields.put("requests_per_minute", plan.requestsPerMinute());
    fields.put("parallel", plan.parallel());
    fields.put("max_upload_bytes", plan.maxUploadBytes());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(LedgerAdministration.Status status) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("key", status.vkey());
    fields.put("size", status.size());
    fields.put("published_size", status.publishedSize());
    fields.put("root", status.root());
    fields.put("sealed_at", text(status.sealedAt()));
    fields.put("waiting", status.waiting());
    fields.put("frozen", status.frozenSince() != null);
    fields.put("frozen_since", text(status.frozenSince()));
    fields.put("frozen_reason", status.frozenReason());
    fields.put("paused_since", text(status.pausedSince()));
    return fields;
  }

  private static Map<String, @Nullable Object> fields(ApiKey key) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", key.id());
    fields.put("organization_id", key.organizationId());
    fields.put("project_id", key.projectId());
    fields.put("family", key.family());
    fields.put("prefix", key.prefix());
    fields.put("name", key.name());
    fields.put("scopes", key.scopes());
    fields.put("requests_per_minute", key.requestsPerMinute());
    fields.put("created_at", key.createdAt().toString());
    fields.put("last_used_at", text(key.lastUsedAt()));
    fields.put("former_secret_expires_at", text(key.formerExpiresAt()));
    fields.put("revoked_at", text(key.revokedAt()));
    return fields;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private int print(ApiKey key, String secret) {
    var fields = fields(key);
    fields.put("secret", secret);
    print(fields);
    return 0;
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
