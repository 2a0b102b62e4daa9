package dev.callsheet.contract.opinion;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Triple;
import dev.callsheet.contract.recording.Exchange;
import java.nio.file.Files;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecondOpinionTest {
  @Test
  @SuppressWarnings("SystemOut")
  void spike() throws Exception {
    long begin = System.nanoTime();
    var checker = new SecondChecker(ContractDocument.file());
    System.out.println("load " + (System.nanoTime() - begin) / 1_000_000);
    var kinds = new TreeMap<String, TreeSet<String>>();
    var file = java.nio.file.Path.of(System.getProperty("spike"));
    begin = System.nanoTime();
    int n = 0;
    try (var lines = Files.lines(file)) {
      for (var line : (Iterable<String>) lines::iterator) {
        var exchange = JsonMapper.shared().readValue(line, Exchange.class);
        if (exchange.triple().operation().equals(Triple.UNROUTED)) continue;
        n++;
        for (var objection : checker.toAnswer(exchange)) {
          kinds
              .computeIfAbsent(objection.key(), k -> new TreeSet<>())
              .add(exchange.triple() + " " + objection.message());
        }
        if (exchange.triple().status() < 300) {
          for (var objection : checker.toRequest(exchange)) {
            kinds
                .computeIfAbsent("REQUEST " + objection.key(), k -> new TreeSet<>())
                .add(
                    exchange.triple()
                        + " "
                        + objection.message()
                        + " "
                        + exchange.request().headers());
          }
        }
      }
    }
    System.out.println(n + " in " + (System.nanoTime() - begin) / 1_000_000);
    kinds.forEach(
        (k, v) ->
            System.out.println(
                k
                    + " "
                    + v.size()
                    + "\n    "
                    + String.join("\n    ", v.stream().limit(8).toList())));
  }
}
