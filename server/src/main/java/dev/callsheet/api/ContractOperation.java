package dev.callsheet.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation. */
public enum ContractOperation {
  CREATE_PROJECT("createProject", "POST", "/v1/projects", "studio", true, "write"),
  LIST_PROJECTS("listProjects", "GET", "/v1/projects", "studio", true, "read"),
  GET_OPENAPI_DOCUMENT("getOpenapiDocument", "GET", "/openapi.yaml", "", false, null);

  private static final Set<String> CODES =
      Set.of(
          "200:",
          "201:",
          "204:",
          "304:",
          "400:bad_request",
          "401:unauthenticated",
          "403:forbidden",
          "404:not_found",
          "405:method_not_allowed",
          "408:request_timeout",
          "413:payload_too_large",
          "415:unsupported_media_type",
          "422:validation_error",
          "429:rate_limited",
          "500:internal_error",
          "503:upstream_unavailable");

  private final String operationId;
  private final String method;
  private final String path;
  private final String family;
  private final boolean secured;
  private final @Nullable String requiredRight;

  ContractOperation(
      String operationId,
      String method,
      String path,
      String family,
      boolean secured,
      @Nullable String requiredRight) {
    this.operationId = operationId;
    this.method = method;
    this.path = path;
    this.family = family;
    this.secured = secured;
    this.requiredRight = requiredRight;
  }

  public String operationId() {
    return operationId;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public String family() {
    return family;
  }

  public boolean secured() {
    return secured;
  }

  public @Nullable String requiredRight() {
    return requiredRight;
  }

  public Set<String> consumes() {
    return method.equals("POST") ? Set.of("application/json") : Set.of();
  }

  public boolean declares(int status, @Nullable String code) {
    return CODES.contains(status + ":" + (code == null ? "" : code));
  }
}
