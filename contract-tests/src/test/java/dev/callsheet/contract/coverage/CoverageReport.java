package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.Triple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The matrix as files: JSON for programs, one static page for people. */
final class CoverageReport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Matrix matrix;

  CoverageReport(Matrix matrix) {
    this.matrix = matrix;
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("coverage.json"), JSON.writeValueAsString(document()) + "\n");
    Files.writeString(folder.resolve("index.html"), page());
  }

  /** What the console shows. */
  String summary() {
    var lines = new ArrayList<String>();
    lines.add(
        "Contract coverage: %d of %d declared (operation, status, code) observed, %d undeclared."
            .formatted(matrix.covered(), matrix.declared().size(), matrix.undeclared().size()));
    matrix.missing().forEach(triple -> lines.add("  missing    " + triple));
    matrix.undeclared().forEach(triple -> lines.add("  undeclared " + triple));
    return String.join("\n", lines);
  }

  private Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("declared", matrix.declared().size());
    document.put("observed", matrix.covered());
    document.put("missing", matrix.missing().stream().map(CoverageReport::fields).toList());
    document.put("undeclared", matrix.undeclared().stream().map(CoverageReport::fields).toList());
    var triples = new ArrayList<Map<String, Object>>();
    for (var triple : all()) {
      var fields = fields(triple);
      fields.put("hits", hits(triple));
      triples.add(fields);
    }
    document.put("triples", triples);
    return document;
  }

  private static Map<String, Object> fields(Triple triple) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("family", triple.family());
    fields.put("operation", triple.operation());
    fields.put("status", triple.status());
    fields.put("code", triple.code());
    return fields;
  }

  private TreeSet<Triple> all() {
    var all = new TreeSet<>(matrix.declared());
    all.addAll(matrix.observed().keySet());
    return all;
  }

  private long hits(Triple triple) {
    var observation = matrix.observed().get(triple);
    return observation == null ? 0 : observation.hits();
  }

  private String page() {
    var byOperation = new TreeMap<String, Map<Integer, List<Triple>>>();
    var statuses = new TreeSet<Integer>();
    for (var triple : all()) {
      statuses.add(triple.status());
      byOperation
          .computeIfAbsent(triple.operation(), operation -> new TreeMap<>())
          .computeIfAbsent(triple.status(), status -> new ArrayList<>())
          .add(triple);
    }
    var page = new StringBuilder(HEAD);
    page.append(
        "<p><b>%d</b> of <b>%d</b> declared answers were observed; <b>%d</b> missing, <b>%d</b> undeclared.</p>"
            .formatted(
                matrix.covered(),
                matrix.declared().size(),
                matrix.missing().size(),
                matrix.undeclared().size()));
    page.append("<div class=wide><table><thead><tr><th>operation");
    statuses.forEach(status -> page.append("<th>").append(status));
    page.append("</thead><tbody>");
    byOperation.forEach((operation, answers) -> row(page, operation, answers, statuses));
    page.append("</tbody></table></div><h2>How each came about</h2><dl>");
    for (var triple : all()) {
      detail(page, triple);
    }
    return page.append("</dl>\n").toString();
  }

  private void row(
      StringBuilder page,
      String operation,
      Map<Integer, List<Triple>> answers,
      TreeSet<Integer> statuses) {
    page.append("<tr><th>").append(escape(operation));
    for (var status : statuses) {
      page.append("<td>");
      for (var triple : answers.getOrDefault(status, List.of())) {
        page.append(
            "<a class=%s href='#%s'>%s <small>%d</small></a>"
                .formatted(state(triple), anchor(triple), escape(triple.code()), hits(triple)));
      }
    }
  }

  private void detail(StringBuilder page, Triple triple) {
    page.append(
        "<dt id='%s' class=%s>%s"
            .formatted(anchor(triple), state(triple), escape(triple.toString())));
    var observation = matrix.observed().get(triple);
    if (observation == null) {
      page.append("<dd>never observed");
      return;
    }
    page.append(
        "<dd>%d times, first by <i>%s</i><pre>%s\n%s</pre>"
            .formatted(
                observation.hits(),
                escape(observation.test()),
                escape(observation.request()),
                escape(observation.answer())));
  }

  private String state(Triple triple) {
    if (!matrix.declared().contains(triple)) {
      return "undeclared";
    }
    return matrix.observed().containsKey(triple) ? "seen" : "missing";
  }

  private static String anchor(Triple triple) {
    return triple.family() + "." + triple.operation() + "." + triple.status() + "." + triple.code();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
  }

  private static final String HEAD =
      """
      <!doctype html>
      <html lang=en>
      <meta charset=utf-8>
      <meta name=viewport content="width=device-width">
      <title>Contract coverage</title>
      <style>
        body { font: 15px/1.45 system-ui, sans-serif; margin: 1rem auto; max-width: 100rem; padding: 0 1rem }
        .wide { overflow-x: auto }
        table { border-collapse: collapse; font-size: 13px }
        th, td { border: 1px solid #ccc; padding: .2rem .4rem; text-align: left; vertical-align: top }
        thead th { position: sticky; top: 0; background: #fff }
        td a { display: block; color: inherit; text-decoration: none; white-space: nowrap }
        a.seen { background: #e3f4e1 } .missing { background: #fbd5d5 } .undeclared { background: #f6c6f2 }
        dt { font-weight: 600; margin-top: .6rem } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0 }
        small { opacity: .6 }
      </style>
      <h1>Contract coverage</h1>
      """;
}
