package dev.callsheet.office.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callsheet.office.model.ChatEndpoint.Message;
import dev.callsheet.office.model.ModelOutcome.Failed;
import dev.callsheet.office.model.ModelOutcome.Reason;
import dev.callsheet.office.model.ModelOutcome.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A language model behind any endpoint that speaks the protocol of {@code chat/completions}, asked
 * for outlines.
 *
 * <p>It is told the prompt and the names of what is attached, not the data. Its answer is asked for
 * by a JSON schema, or where the endpoint knows none as a JSON object, and checked always. May be
 * used by many threads.
 */
public final class OutlineModel {
  private static final int MOST_MISSING = 10;
  private static final int LONGEST_MISSING = 300;
  private static final int MOST_NAMES = 100;
  private static final int LONGEST_NAME = 200;

  private static final String TASK =
      """
      You write the outline of an office document. The user's message is JSON: the request, what is \
      to be made, the language to write in, and the names of the tables and images that are attached.
      Blocks: heading (text, level 1 to 5), paragraph, quote and notes (text; notes are what the \
      speaker says), bullets and numbered (items), table (columns and rows of your own), data_table \
      (source: the name of an attached table; columns: some of its columns, or null for all), chart \
      (source, chart: bar, column, line, area, pie, doughnut or scatter, x: a column, y: columns of \
      numbers, text: a title), image (source: the name of an attached image, text: what it shows), \
      contents, page_break.
      Texts are plain text. Name only tables, columns and images that are attached, exactly as they \
      are called. Do not make up figures. Properties that a block does not use are null.""";

  private static final String CHECK =
      """
      You check whether a request for an office document can be fulfilled with what is attached to \
      it. The user's message is JSON: the request, what is to be made, and the names of the tables \
      and images that are attached. List what the request refers to as attached that is not there, \
      each in one short sentence in the language given. If nothing is missing, the list is empty. \
      What a writer can write without sources is not missing.""";

  private final ModelSettings settings;
  private final ChatEndpoint endpoint;

  /** Makes one; nothing is asked yet. */
  public OutlineModel(ModelSettings settings) {
    this.settings = settings;
    endpoint = new ChatEndpoint(settings);
  }

  /**
   * Asks for an outline. An answer that is none is sent back once, with what is wrong with it.
   *
   * @throws InterruptedException if this thread is interrupted; the exchange has ended then
   */
  public ModelOutcome outline(ModelRequest request) throws InterruptedException {
    long end = System.nanoTime() + settings.deadline().toNanos();
    var messages = new ArrayList<Message>();
    messages.add(new Message("system", TASK));
    messages.add(new Message("user", told(request)));
    var attempt = attempt(messages, request, end);
    if (attempt instanceof Failed failed && failed.reason() == Reason.NONSENSE) {
      return attempt(messages, request, end);
    }
    return attempt;
  }

  private ModelOutcome attempt(List<Message> messages, ModelRequest request, long end)
      throws InterruptedException {
    try {
      var said = endpoint.ask(messages, "outline", OutlineJson.schema(), end);
      try {
        return new Written(OutlineJson.markdown(json(said), request));
      } catch (OutlineJson.Nonsense nonsense) {
        messages.add(new Message("assistant", said));
        messages.add(
            new Message(
                "user", "This cannot be used. " + nonsense.getMessage() + " Answer once more."));
        return new Failed(Reason.NONSENSE, "The answer is not an outline");
      }
    } catch (ModelFailure failure) {
      return failure.outcome();
    }
  }

  /**
   * Asks what a prompt refers to that is not attached, in sentences for people. A model that fails,
   * is late or talks nonsense finds nothing.
   *
   * @throws InterruptedException if this thread is interrupted; the exchange has ended then
   */
  public List<String> missing(ModelRequest request) throws InterruptedException {
    long end = System.nanoTime() + settings.preflightDeadline().toNanos();
    var messages = List.of(new Message("system", CHECK), new Message("user", told(request)));
    try {
      var answer = json(endpoint.ask(messages, "missing", missingSchema(), end));
      var missing = new ArrayList<String>();
      for (var one : answer.path("missing")) {
        var sentence = one.asText("").replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        if (!sentence.isEmpty() && missing.size() < MOST_MISSING) {
          missing.add(cut(sentence, LONGEST_MISSING));
        }
      }
      return missing;
    } catch (ModelFailure | OutlineJson.Nonsense silence) {
      return List.of();
    }
  }

  private static ObjectNode missingSchema() {
    var schema = ChatEndpoint.JSON.createObjectNode().put("type", "object");
    schema
        .putObject("properties")
        .putObject("missing")
        .put("type", "array")
        .putObject("items")
        .put("type", "string");
    schema.putArray("required").add("missing");
    return schema.put("additionalProperties", false);
  }

  private static String told(ModelRequest request) {
    var told = ChatEndpoint.JSON.createObjectNode();
    told.put("request", request.prompt());
    told.put(
        "make",
        switch (request.kind()) {
          case WORKBOOK -> "a workbook; each heading of level 1 is a sheet";
          case TEXT -> "a text document";
          case SLIDES -> "a deck of slides; each heading of level 2 is a slide";
        });
    told.put("language", request.locale().toLanguageTag());
    var tables = told.putArray("tables");
    for (var table : request.tables().stream().limit(MOST_NAMES).toList()) {
      var each = tables.addObject().put("name", table.name()).put("rows", table.rows());
      var columns = each.putArray("columns");
      table.columns().stream()
          .limit(MOST_NAMES)
          .filter(name -> name.length() <= LONGEST_NAME)
          .forEach(columns::add);
    }
    var images = told.putArray("images");
    request.images().stream().limit(MOST_NAMES).forEach(images::add);
    return told.toString();
  }

  /** Reads JSON that a model may have put between other words. */
  private static JsonNode json(String said) throws OutlineJson.Nonsense {
    int first = said.indexOf('{');
    int last = said.lastIndexOf('}');
    if (first < 0 || last < first) {
      throw new OutlineJson.Nonsense("It is not a JSON object.");
    }
    try {
      return ChatEndpoint.JSON.readTree(said.substring(first, last + 1));
    } catch (IOException broken) {
      throw new OutlineJson.Nonsense("It is not valid JSON.");
    }
  }

  private static String cut(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
