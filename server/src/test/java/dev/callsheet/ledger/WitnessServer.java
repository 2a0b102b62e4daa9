package dev.callsheet.ledger;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.transparency.note.NoteSigner;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Clock;

/** Another instance, which is the witness of a log. */
final class WitnessServer implements AutoCloseable {
  final String key;
  private final EmbeddedServer server;

  WitnessServer(Path home, String witnessedLog) {
    var signer = NoteSigner.generateWitness("witness.example.com", Clock.systemUTC());
    var configuration = LedgerNode.configuration(TestDatabase.create(), home);
    configuration.put("callsheet.ledger.witnessed-logs", witnessedLog);
    configuration.put("callsheet.ledger.witness-key", signer.secret());
    configuration.put("micronaut.server.port", -1);
    configuration.put("endpoints.all.port", -1);
    key = signer.verifierKey().toString();
    server = ApplicationContext.run(EmbeddedServer.class, configuration);
  }

  /** What a log's operator sets. */
  String setting() {
    return key + " " + url();
  }

  String url() {
    return server.getURL() + "/witness";
  }

  @Override
  public void close() {
    server.stop();
  }
}
