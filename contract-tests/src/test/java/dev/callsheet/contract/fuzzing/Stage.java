package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.family.TestedFamilies;
import dev.callsheet.contract.family.TestedFamily;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * With whom the requests have to do: for each family the organisation that sends them and the one
 * that must stay unseen and untouched.
 *
 * @param families by name
 * @param secrets what must not be in any answer
 * @param foreignIds which requests may name
 * @param before what could be read of the other organisations at first, by family and operation
 */
record Stage(
    Map<String, TestedFamily> families,
    Cursors cursors,
    Set<String> secrets,
    Set<String> foreignIds,
    Map<String, Map<String, String>> before) {

  private static final class OfThisRun {
    static final Stage MADE = set(CallsheetServer.running());
  }

  /** Returns the stage on the server of this run, made when first asked for. */
  static Stage ofThisRun() {
    return OfThisRun.MADE;
  }

  private static Stage set(CallsheetServer server) {
    var families = TestedFamilies.all();
    var own = new TreeMap<String, String>();
    var foreign = new TreeMap<String, String>();
    var secrets = new HashSet<String>();
    var foreignIds = new HashSet<String>();
    var before = new TreeMap<String, Map<String, String>>();
    for (var family : families.values()) {
      var reader = Reader.foreign(server.document(), server.client(), family);
      own.putAll(Reader.own(server.document(), server.client(), family).cursors());
      foreign.putAll(reader.cursors());
      secrets.addAll(reader.ids());
      secrets.addAll(family.foreignIds().values());
      secrets.addAll(family.foreignTexts());
      foreignIds.addAll(family.foreignIds().values());
      before.put(family.family(), reader.everything());
    }
    return new Stage(families, new Cursors(own, foreign), secrets, foreignIds, before);
  }

  /** Returns what can be read of the other organisations now. */
  Map<String, Map<String, String>> now(ContractDocument document) {
    var now = new TreeMap<String, Map<String, String>>();
    for (var family : families.values()) {
      var client = CallsheetServer.running().client();
      now.put(family.family(), Reader.foreign(document, client, family).everything());
    }
    return now;
  }
}
