package dev.callsheet.contract.registry;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.family.TestedFamily;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The registry: an organisation with a work of every age. */
public final class RegistryFamily implements TestedFamily {
  /** The name of the family. */
  public static final String NAME = "registry";

  /** The most bytes of a recording of the organisation that sends the requests. */
  private static final int MAX_AUDIO_BYTES = 1 << 20;

  private static final int CREDITS = 1_000_000;
  private static final String NEVER = "http://127.0.0.1:9/never";

  private static final String TOO_FEW = "no log of a test has so many entries";

  private final Map<String, String> ids = new HashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private @Nullable RegistryDesk opened;

  @Override
  public String family() {
    return NAME;
  }

  @Override
  public String key() {
    return own().tenant().key();
  }

  @Override
  public Optional<String> value(ApiOperation operation, String name) {
    return switch (operation.id() + " " + name) {
      case "uploadRecording upload_token" -> Optional.of(token());
      case "prepareRegistration job_id" ->
          Optional.of(own().uploaded(RegistryDesk.work(named()), Sounds.another()));
      case "confirmRegistration job_id" ->
          Optional.of(own().prepared(RegistryDesk.work(named()), Sounds.another()));
      case "prepareVersion job_id" -> Optional.of(uploadedVersion());
      case "confirmVersion job_id" -> Optional.of(preparedVersion());
      case "revokeRegistryApiKey key_id" -> Optional.of(apiKey());
      case "createRegistryApiKey webhook_url" -> Optional.of(NEVER);
      default -> Optional.ofNullable(ids().get(name));
    };
  }

  @Override
  public Optional<byte[]> body(ApiOperation operation, String mediaType) {
    return Optional.of(Sounds.another());
  }

  @Override
  public boolean judgesBody(ApiOperation operation) {
    return !operation.id().equals("uploadRecording");
  }

  @Override
  public byte[] oversizedBody(ApiOperation operation) {
    return Sounds.ofBytes(MAX_AUDIO_BYTES + 2);
  }

  @Override
  public String neededTable(ApiOperation operation) {
    if (operation.secured()) {
      return "api_key";
    }
    return switch (operation.id()) {
      case "uploadRecording" -> "registry_session";
      case "getLedgerKey" -> "tlog_key";
      default -> "tlog_state";
    };
  }

  @Override
  public String foreignKey() {
    return RegistryFixtures.ofOther().owner().tenant().key();
  }

  @Override
  public Map<String, String> foreignIds() {
    return RegistryFixtures.ofOther().ids();
  }

  @Override
  public Set<String> foreignTexts() {
    return Set.of(RegistryFixtures.MARK, foreignKey());
  }

  @Override
  public Map<String, String> unsuccessful() {
    return Map.of(
        "getLedgerTile", TOO_FEW,
        "getLedgerTileOfThousands", TOO_FEW,
        "getPartialLedgerTileOfThousands", TOO_FEW,
        "getLedgerTileOfMillions", TOO_FEW,
        "getPartialLedgerTileOfMillions", TOO_FEW,
        "getLedgerEntries", TOO_FEW,
        "getLedgerEntriesOfThousands", TOO_FEW,
        "getPartialLedgerEntriesOfThousands", TOO_FEW,
        "getLedgerEntriesOfMillions", TOO_FEW,
        "getPartialLedgerEntriesOfMillions", TOO_FEW);
  }

  @Override
  public void begin() {
    own();
  }

  @Override
  public void end() {}

  private synchronized RegistryDesk own() {
    if (opened == null) {
      opened = RegistryDesk.ofNew("Tested", CREDITS);
      var fixtures = RegistryFixtures.make(opened, "tested");
      ids.putAll(fixtures.ids());
      ids.put("leaf", fixtures.leaf());
      ids.put("level", "0");
      ids.put("index", "000");
      ids.put("width", "1");
      var checkpoints =
          opened
              .send(ApiRequest.of("GET", "/ledger/checkpoints?limit=2"))
              .expect(200)
              .json()
              .path("data");
      ids.put("to", checkpoints.path(0).path("leaf_count").asString());
      ids.put("from", checkpoints.path(0).path("leaf_count").asString());
      // So that each list has a second page.
      RegistryFixtures.make(opened, "another");
      CallsheetServer.running()
          .setPlan(opened.tenant(), NAME, "--max-upload-bytes", Integer.toString(MAX_AUDIO_BYTES));
    }
    return opened;
  }

  private Map<String, String> ids() {
    own();
    return ids;
  }

  private String named() {
    return "Tested " + made.incrementAndGet();
  }

  private String token() {
    var url = own().started(RegistryDesk.work(named())).path("upload_url").asString();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private String versions() {
    return "/works/" + ids().get("work_id") + "/versions";
  }

  private String uploadedVersion() {
    var job = own().post(versions() + "/init", RegistryDesk.work(named())).expect(201).json();
    own().upload(job, Sounds.another()).expect(200);
    return RegistryDesk.id(job);
  }

  private String preparedVersion() {
    var job = uploadedVersion();
    own().post(versions() + "/prepare", Map.of("job_id", job)).expect(200);
    return job;
  }

  /** There may only be so many, so the newest is used when there are no more to have. */
  private String apiKey() {
    var created =
        own().post("/api-keys", Map.of("name", "Tested", "scopes", List.of("works:read")));
    if (created.status() == 201) {
      return created.json().path("id").asString();
    }
    return own()
        .get("/api-keys?limit=1")
        .expect(200)
        .json()
        .path("data")
        .path(0)
        .path("id")
        .asString();
  }
}
