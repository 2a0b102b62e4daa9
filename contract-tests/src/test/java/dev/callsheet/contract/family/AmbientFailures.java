package dev.callsheet.contract.family;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * How an operation answers what can befall any that has the same: a key, a body, a path parameter.
 * The {@code ambient} part of {@code x-families} says it, mostly by position: of two entries the
 * first is for what cannot be read, or not yet answered, and the last for what is wrong; a single
 * one is for both.
 */
public final class AmbientFailures {
  private final ContractDocument document;
  private final ApiOperation operation;
  private final Family family;

  private AmbientFailures(ContractDocument document, ApiOperation operation) {
    this.document = document;
    this.operation = operation;
    this.family =
        Objects.requireNonNull(document.families().get(operation.family()), operation.id());
  }

  /**
   * A failure.
   *
   * @param codes any of which will do
   */
  public record Failure(int status, List<String> codes) {
    static Failure of(DeclaredAnswer answer) {
      return new Failure(answer.status(), answer.codes());
    }

    /** Fails unless the answer is this failure. */
    public Answer expect(Answer answer) {
      var code = codes.contains(answer.code()) ? answer.code() : codes.getFirst();
      return answer.expect(status, code);
    }
  }

  /** Returns what befalls an operation of a family. */
  public static AmbientFailures of(ContractDocument document, ApiOperation operation) {
    return new AmbientFailures(document, operation);
  }

  /** Returns how a family answers what matches no operation. */
  public static Failure unrouted(Family family, int status) {
    return Failure.of(
        Objects.requireNonNull(
            family.unrouted().get(status), () -> family.name() + " has no unrouted " + status));
  }

  /** Without a valid key: 401 where the family has it, else the 403 of a key that may not. */
  public Failure withoutKey() {
    var unauthenticated = listed("key").stream().anyMatch(entry -> status(entry) == 401);
    return ofKey(unauthenticated ? 401 : 403);
  }

  /** With a key: 403 without the right, 429 too often, 500 and 503 when the server fails. */
  public Failure ofKey(int status) {
    return withStatus("key", status);
  }

  /** With a body: 408 too slow, 413 too large, 415 of another media type. */
  public Failure ofBody(int status) {
    return withStatus("body", status);
  }

  /** A body that is no JSON. */
  public Failure malformed() {
    return first("json");
  }

  /** A body that breaks its schema, or of another format than its media type says. */
  public Failure misshapen() {
    return last("json");
  }

  /** An id in the path that nothing has. */
  public Failure unknownId() {
    return first("path");
  }

  /** A parameter of the query that breaks its schema. */
  public Failure badQuery() {
    return last("query");
  }

  /** A cursor that the server has not given out. */
  public Failure badCursor() {
    return first("cursor");
  }

  /** An {@code Idempotency-Key} whose first request is not answered yet. */
  public Failure inFlight() {
    return first("idempotency-key");
  }

  /** An {@code Idempotency-Key} that is malformed or was sent with another request. */
  public Failure badIdempotencyKey() {
    return last("idempotency-key");
  }

  private Failure withStatus(String trait, int status) {
    return listed(trait).stream()
        .filter(entry -> status(entry) == status)
        .findFirst()
        .map(this::failure)
        .orElseThrow(
            () -> new IllegalStateException(family.name() + " has no " + status + " for " + trait));
  }

  private Failure first(String trait) {
    return failure(listed(trait).getFirst());
  }

  private Failure last(String trait) {
    return failure(listed(trait).getLast());
  }

  private List<JsonNode> listed(String trait) {
    return family.node().path("ambient").path(trait).valueStream().toList();
  }

  private int status(JsonNode listed) {
    return listed.isInt()
        ? listed.asInt()
        : document.catalogue().stream()
            .filter(entry -> entry.family().equals(family.name()))
            .filter(entry -> entry.code().equals(listed.asString()))
            .findFirst()
            .orElseThrow()
            .status();
  }

  private Failure failure(JsonNode listed) {
    return listed.isInt()
        ? Failure.of(operation.answer(listed.asInt()))
        : new Failure(status(listed), List.of(listed.asString()));
  }
}
