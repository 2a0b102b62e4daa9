package dev.callsheet.setting;

import dev.callsheet.ledger.PrivateKeyText;
import dev.callsheet.ledger.WitnessPeer;
import dev.callsheet.media.process.MediaPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/** All settings, in the order in which they are explained. */
final class Settings {
  /** Variables of the client's examples and of the tests, which may stand beside ours. */
  static final Set<String> OF_OTHERS =
      Set.of(
          "CALLSHEET_URL",
          "CALLSHEET_API_KEY",
          "CALLSHEET_ALL_TOOLS",
          "CALLSHEET_CHROMIUM",
          "CALLSHEET_RECORDINGS");

  private static final long GIBIBYTE = 1L << 30;
  private static final long ANY_SIZE = 1L << 50;

  private static final List<Setting> ALL =
      Stream.of(
              general(),
              http(),
              keys(),
              uploads(),
              blobs(),
              media(),
              jobs(),
              payment(),
              outgoing(),
              ledger(),
              families())
          .flatMap(List::stream)
          .toList();

  private Settings() {}

  /** Returns all of them. */
  static List<Setting> all() {
    return ALL;
  }

  private static List<Setting> general() {
    var section = new Section("");
    section.add(
        "CALLSHEET_HOST",
        "micronaut.server.host",
        Kind.host(),
        "all of this machine",
        "the address on which the API listens");
    section.add(
        "CALLSHEET_PORT", "micronaut.server.port", Kind.port(), "8080", "the API; 0 for any port");
    section.add(
        "management-host",
        Kind.host(),
        "127.0.0.1",
        "the address of the next; another than this machine's own needs a firewall");
    section.add(
        "CALLSHEET_MANAGEMENT_PORT",
        "endpoints.all.port",
        Kind.port(),
        "8081",
        "`/health`, `/health/liveness`, `/health/readiness`, `/prometheus`; without keys");
    section.add(
        "home", Kind.directory(), ".callsheet", "where the server keeps what it keeps by itself");
    section.add(
        "DATABASE_URL",
        "database.url",
        Kind.database(),
        "an embedded PostgreSQL",
        "the database; percent-encode what is special in the password");
    section.add(
        "CALLSHEET_DATABASE_CONNECTIONS",
        "datasources.default.maximum-pool-size",
        Kind.number(2, 1000),
        "20",
        "connections to the database");
    section.add(
        "public-url", Kind.baseUrl(), "from each request", "the server's URL as callers see it");
    section.add(
        "role",
        Kind.oneOf("api", "worker", "both"),
        "both",
        "`api` runs no jobs; `worker` and `both` do");
    section.add("demo", Kind.flag(), "false", "create the demonstration; `--demo` does the same");
    section.add(
        "shutdown-grace",
        Kind.duration("0s", "1d"),
        "15s",
        "how long requests may still take at a stop");
    section.add(
        "secret-key",
        Kind.key(),
        "`secret.key` in the home, made at the first start",
        "what the database keeps of secrets is sealed with it");
    section.add(
        "CALLSHEET_LOG_LEVEL",
        null,
        Kind.oneOf("ERROR", "WARN", "INFO", "DEBUG", "TRACE"),
        "INFO",
        "the least that is logged; libraries never tell more than `INFO`");
    section.add(
        "CALLSHEET_LOG_FORMAT",
        null,
        Kind.oneOf("text", "json"),
        "`text` in a terminal, else `json`",
        "lines to read, or JSON objects");
    return section.settings();
  }

  private static List<Setting> http() {
    var section = new Section("HTTP");
    section.add(
        "CALLSHEET_HEADER_DEADLINE",
        "callsheet.http.header-deadline",
        Kind.duration("100ms", "1d"),
        "15s",
        "for the headers of a request, however they trickle");
    section.add(
        "CALLSHEET_BODY_DEADLINE",
        "callsheet.http.body-deadline",
        Kind.duration("100ms", "1d"),
        "30s",
        "for a JSON body, however it trickles");
    section.add(
        "CALLSHEET_STALL_DEADLINE",
        "callsheet.http.stall-deadline",
        Kind.duration("100ms", "1d"),
        "30s",
        "the longest silence within any other body");
    section.add(
        "http.least-bytes-per-second",
        Kind.bytes(0, GIBIBYTE),
        "1024",
        "the least speed of any other body, on average over the longest silence; 0 for none");
    section.add(
        "CALLSHEET_MAX_JSON_BYTES",
        "micronaut.server.max-request-buffer-size",
        Kind.bytes(1024, GIBIBYTE),
        "4194304",
        "the largest JSON body");
    section.add(
        "http.linger-time",
        Kind.duration("0s", "1h"),
        "2s",
        "how long a connection to be closed is still read");
    section.add(
        "http.retry-after",
        Kind.duration("1s", "1d"),
        "5s",
        "what callers are told when something is unreachable");
    section.add(
        "CALLSHEET_TRUSTED_PROXIES",
        "callsheet.http.trusted-proxies",
        Kind.networksOrNone(),
        "127.0.0.0/8,::1/128",
        "proxies whose `Forwarded` or `X-Forwarded-*` headers tell the scheme and host of URLs"
            + " where `CALLSHEET_PUBLIC_URL` does not");
    section.add(
        "cors.allowed-origins",
        Kind.origins(),
        "none",
        "origins whose pages may call and read all answers. They send their key themselves:"
            + " cookies take no part");
    return section.settings();
  }

  private static List<Setting> keys() {
    var section = new Section("keys");
    section.add(
        "api-keys.maximum-live",
        Kind.number(1, 1_000_000),
        "10",
        "keys in force, for each organisation or project and product");
    section.add(
        "api-keys.use-interval",
        Kind.duration("1ms", "1h"),
        "1m",
        "how long it takes at most until the last use of a key is written");
    return section.settings();
  }

  private static List<Setting> uploads() {
    var section = new Section("uploads");
    section.add(
        "upload.directory", Kind.directory(), "`uploads` in the home", "unfinished uploads");
    section.add(
        "upload.max-bytes",
        Kind.bytes(1, ANY_SIZE),
        "17179869184",
        "the largest file, 16 GiB, unless a plan has another size");
    section.add(
        "upload.lifetime",
        Kind.duration("1m", "3650d"),
        "24h",
        "how long an upload is kept after its last bytes");
    section.add(
        "upload.checkpoint-bytes",
        Kind.bytes(1, ANY_SIZE),
        "8388608",
        "how much may be lost when the process is killed");
    section.add(
        "upload.stall",
        Kind.duration("1ms", "1h"),
        "500ms",
        "when a silent writer gives way to a newer request");
    section.add(
        "upload.patience",
        Kind.duration("1ms", "1h"),
        "5s",
        "how long a request waits for the writer before it");
    return section.settings();
  }

  private static List<Setting> blobs() {
    var section = new Section("blobs");
    section.add("storage.type", Kind.oneOf("local", "s3"), "local", "where they lie");
    section.add("storage.directory", Kind.directory(), "`blobs` in the home", "for `local`");
    section.add(
        "storage.keep-free-bytes",
        Kind.bytes(0, ANY_SIZE),
        "268435456",
        "what uploads, downloads, ffmpeg, copies and blobs leave free on every disk that they are"
            + " written to");
    section.add(
        "storage.s3.bucket",
        Kind.matching("the name of a bucket", "[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]"),
        "",
        "for `s3`, required");
    section.add("storage.s3.endpoint", Kind.url(), "that of Amazon", "any S3-compatible service");
    section.add(
        "storage.s3.region",
        Kind.matching("the name of a region, such as eu-west-1", "[A-Za-z0-9-]{1,64}"),
        "us-east-1",
        "");
    section.add(
        "storage.s3.access-key",
        Kind.secretText("an access key"),
        "from the AWS SDK's usual places",
        "together with the secret key");
    section.add("storage.s3.secret-key", Kind.secretText("a secret key"), "", "");
    section.add(
        "storage.s3.path-style",
        Kind.flag(),
        "true",
        "the bucket in the path, not in the host name");
    section.add(
        "storage.s3.part-bytes",
        Kind.bytes(5 << 20, GIBIBYTE),
        "8388608",
        "parts of large objects");
    return section.settings();
  }

  private static List<Setting> media() {
    var section = new Section("media");
    section.add(
        "media.ffmpeg",
        Kind.program("an ffmpeg that runs, of version 6.1 or newer", MediaPrograms::faultOfFfmpeg),
        "the one on the `PATH`, else the bundled one",
        "version 6.1 or newer, with the encoders that renders need");
    section.add(
        "media.ffprobe",
        Kind.program("an ffprobe that runs", MediaPrograms::faultOfFfprobe),
        "the one beside ffmpeg",
        "together with the one before");
    section.add(
        "media.probe-deadline",
        Kind.duration("1s", "30d"),
        "5m",
        "for each process that looks at a recording");
    section.add(
        "media.extraction-deadline",
        Kind.duration("1s", "30d"),
        "2h",
        "for each that decodes one to measure it");
    section.add("media.render-deadline", Kind.duration("1s", "30d"), "12h", "for each render");
    section.add(
        "media.memory-limit",
        Kind.bytes(128 << 20, ANY_SIZE),
        "3221225472",
        "bytes that one ffmpeg may allocate");
    section.add(
        "media.output-limit",
        Kind.bytes(1 << 20, ANY_SIZE),
        "68719476736",
        "bytes that one ffmpeg may write");
    section.add(
        "media.pixel-limit",
        Kind.number(1 << 20, Integer.MAX_VALUE),
        "268435456",
        "pixels that an image may have in all its frames");
    return section.settings();
  }

  private static List<Setting> jobs() {
    var section = new Section("jobs");
    section.add(
        "jobs.heavy-threads",
        Kind.number(0, 1024),
        "0",
        "jobs that run ffmpeg; 0 for as many as cores");
    section.add("jobs.light-threads", Kind.number(1, 1024), "8", "deliveries, clean-ups");
    section.add(
        "jobs.transfer-threads", Kind.number(1, 1024), "8", "jobs that wait for other hosts");
    section.add(
        "jobs.document-threads", Kind.number(1, 1024), "8", "documents that are made at a time");
    section.add(
        "jobs.media-threads",
        Kind.number(0, 1024),
        "0",
        "media tasks at a time; 0 for twice as many as cores");
    section.add(
        "jobs.poll",
        Kind.duration("10ms", "1h"),
        "1s",
        "how often a node looks for jobs of others");
    section.add(
        "jobs.heartbeat",
        Kind.duration("10ms", "1h"),
        "1s",
        "sixteen missing ones give a job to another node");
    section.add(
        "jobs.shutdown-grace",
        Kind.duration("0s", "1d"),
        "10s",
        "how long an interrupted job may take to end");
    return section.settings();
  }

  private static List<Setting> payment() {
    var section = new Section("credits and payment");
    section.add(
        "credit.price-minor",
        Kind.number(1, 1_000_000_000),
        "10",
        "price of a credit in the currency's smallest unit");
    section.add(
        "credit.test-grant",
        Kind.number(0, 1_000_000_000),
        "1000",
        "credits for tests that an organisation begins with");
    section.add("credit.currency", Kind.currency(), "eur", "what is paid in");
    section.add(
        "credit.recovery-after",
        Kind.duration("1s", "1d"),
        "20s",
        "when an unsettled top-up is looked after");
    section.add(
        "payment.provider",
        Kind.oneOf("approve", "stripe"),
        "approve",
        "`approve` takes no money; `stripe` does");
    section.add(
        "STRIPE_API_KEY",
        "callsheet.payment.stripe.api-key",
        Kind.secretText("a key"),
        "",
        "for `stripe`, required");
    section.add("payment.stripe.base-url", Kind.url(), "https://api.stripe.com", "");
    section.add("payment.stripe.connect-timeout", Kind.duration("1ms", "1h"), "3s", "");
    section.add("payment.stripe.read-timeout", Kind.duration("1ms", "1h"), "10s", "");
    section.add(
        "payment.stripe.retry-after",
        Kind.duration("1s", "1d"),
        "5s",
        "what payers are told when Stripe is unreachable");
    return section.settings();
  }

  private static List<Setting> outgoing() {
    var webhooks = new Section("webhooks");
    webhooks.add(
        "webhooks.maximum-endpoints",
        Kind.number(1, 1_000_000),
        "20",
        "for each organisation and product, or each project of it");
    webhooks.add(
        "webhooks.secret-overlap",
        Kind.duration("0s", "7d"),
        "24h",
        "how long deliveries are signed with a rotated secret beside the new one, unless the"
            + " request says otherwise");
    var egress = new Section("outgoing requests");
    egress.add("egress.allow-http", Kind.flag(), "false", "webhook endpoints without TLS");
    egress.add(
        "egress.allow-loopback", Kind.flag(), "false", "this machine may be called, for tests");
    egress.add(
        "egress.allowed-networks", Kind.networks(), "none", "private networks that may be called");
    egress.add("egress.connect-timeout", Kind.duration("1ms", "1h"), "5s", "");
    egress.add(
        "egress.call-timeout",
        Kind.duration("1ms", "1h"),
        "15s",
        "for a whole delivery of a webhook");
    egress.add(
        "egress.stall-timeout",
        Kind.duration("1ms", "1h"),
        "30s",
        "the longest silence within a download");
    egress.add(
        "egress.least-bytes-per-second",
        Kind.bytes(0, GIBIBYTE),
        "16384",
        "the least speed of a download, on average over the longest silence; 0 for none");
    return Stream.of(webhooks, egress).map(Section::settings).flatMap(List::stream).toList();
  }

  private static List<Setting> ledger() {
    var section = new Section("ledger");
    section.add(
        "ledger.origin",
        Kind.matching("a name without spaces and plus signs", "[!-*,-~]{1,200}"),
        "from the public URL",
        "the name of a new log; one that has begun keeps its name");
    section.add(
        "ledger.key",
        Kind.secret(
            "an Ed25519 key, PKCS #8 in PEM or PRIVATE+KEY+name+id+base64",
            PrivateKeyText::isOfLog),
        "in `ledger` in the home, made at the first start",
        "checkpoints are signed with it; the log tells when there is another one");
    section.add(
        "ledger.former-key",
        Kind.secret(
            "an Ed25519 key, PKCS #8 in PEM or PRIVATE+KEY+name+id+base64",
            PrivateKeyText::isOfLog),
        "",
        "the one before, which vouches for a new one");
    section.add(
        "ledger.interval",
        Kind.duration("1ms", "1h"),
        "200ms",
        "the least time between two checkpoints, and how often a node looks for entries of others");
    section.add(
        "ledger.batch", Kind.number(1, 100_000), "1000", "the most entries of one checkpoint");
    section.add(
        "ledger.backlog",
        Kind.number(1, 10_000_000),
        "10000",
        "entries that may wait before no more are taken");
    section.add(
        "ledger.witnesses",
        Kind.each(
            "a list of witnesses with commas between them, each a verifier key, a space and a URL",
            WitnessPeer::faultOf),
        "none",
        "who cosigns the checkpoints");
    section.add(
        "ledger.witness-deadline",
        Kind.duration("1ms", "1m"),
        "300ms",
        "how long a checkpoint waits for all witnesses together");
    section.add(
        "ledger.witnessed-logs",
        Kind.each(
            "a list of the verifier keys of logs with commas between them",
            WitnessPeer::faultOfLog),
        "none",
        "the logs that this server is a witness of, at `/witness/add-checkpoint`");
    section.add(
        "ledger.witness-name",
        Kind.matching("a name without spaces and plus signs", "[!-*,-~]{1,200}"),
        "from the public URL",
        "what it is called as a witness, unless its key says it");
    section.add(
        "ledger.witness-key",
        Kind.secret(
            "an Ed25519 key, PKCS #8 in PEM or PRIVATE+KEY+name+id+base64 of a witness",
            PrivateKeyText::isOfWitness),
        "`ledger/witness.key` in the home, made when it is first needed",
        "what it cosigns with");
    return section.settings();
  }

  private static List<Setting> families() {
    var settings = new ArrayList<Setting>();
    for (var family : ServiceLoader.load(FamilySettings.class)) {
      var section = new Section(family.family());
      family.addTo(section);
      settings.addAll(section.settings());
    }
    return settings;
  }
}
