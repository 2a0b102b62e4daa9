package dev.callsheet.codegen.refusal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object in a document, with the keys that the generators know of it.
 *
 * <p>The table is written {@code key:value}, with {@code !} after a key that must be there. A value
 * is {@code text}, {@code flag}, {@code whole} or {@code number}; {@code texts}, a list of texts;
 * {@code words}, one text or a list; {@code pointer} and {@code pointers}, those with a slash;
 * {@code list} and {@code any}, of which nothing is known; a part, {@code [PART]} a list and <code>
 * {PART}</code> a map of such; {@code values}, a flag or a schema. The key {@code *} is any.
 */
enum Part {
  DOCUMENT(
      "the document",
      null,
      """
      openapi!:text info!:INFO servers:any paths!:{PATH} components:COMPONENTS security:[SECURITY]
      tags:[TAG] externalDocs:any x-families:{FAMILY} x-error-catalog:[ENTRY]
      """),
  INFO(
      "the info",
      null,
      "title!:text version!:text description:text termsOfService:text contact:any license:any"),
  TAG("a tag", null, "name!:text description:text externalDocs:any"),
  COMPONENTS(
      "the components",
      null,
      """
      schemas:{SCHEMA} responses:{RESPONSE} parameters:{PARAMETER} examples:{EXAMPLE}
      requestBodies:{BODY} headers:{HEADER} securitySchemes:{SCHEME} links:any callbacks:{CALLBACK}
      """),
  PATH(
      "a path",
      null,
      """
      summary:text description:text parameters:[PARAMETER] get:OPERATION put:OPERATION
      post:OPERATION delete:OPERATION options:OPERATION head:OPERATION patch:OPERATION
      """),
  OPERATION(
      "an operation",
      null,
      """
      operationId!:text tags:texts summary:text description:text externalDocs:any deprecated:flag
      parameters:[PARAMETER] requestBody:BODY responses!:{RESPONSE} callbacks:{CALLBACK}
      security:[SECURITY] x-required-scope:text x-open-to-suspended:flag
      x-key-owner:text
      """),
  CALLBACK("a callback", "callbacks", "*:CALLBACK_PATH"),
  CALLBACK_PATH(
      "the path of a callback",
      null,
      """
      summary:text description:text get:CALLBACK_REQUEST put:CALLBACK_REQUEST
      post:CALLBACK_REQUEST delete:CALLBACK_REQUEST options:CALLBACK_REQUEST
      patch:CALLBACK_REQUEST
      """),
  CALLBACK_REQUEST(
      "the request of a callback",
      null,
      """
      operationId!:text tags:texts summary:text description:text externalDocs:any deprecated:flag
      parameters:[PARAMETER] requestBody!:BODY responses:{RESPONSE} security:any
      """),
  PARAMETER(
      "a parameter",
      "parameters",
      """
      name!:text in!:text description:text required:flag deprecated:flag schema!:SCHEMA style:text
      explode:flag allowReserved:flag allowEmptyValue:flag example:any examples:any
      x-checked-by-handler:flag
      """),
  HEADER(
      "a header",
      "headers",
      """
      description:text required:flag deprecated:flag schema!:SCHEMA style:text explode:flag
      allowReserved:flag allowEmptyValue:flag example:any examples:any
      """),
  BODY("a request body", "requestBodies", "description:text required:flag content!:{MEDIA_TYPE}"),
  RESPONSE(
      "a response",
      "responses",
      "description:text headers:{HEADER} content:{MEDIA_TYPE} links:any"),
  MEDIA_TYPE("a media type", null, "schema!:SCHEMA example:any examples:{EXAMPLE}"),
  EXAMPLE("an example", "examples", "summary:text description:text value:any externalValue:text"),
  SCHEMA(
      "a schema",
      "schemas",
      """
      title:text description:text example:any deprecated:flag externalDocs:any type:text format:text
      default:any enum:list nullable:flag readOnly:flag writeOnly:flag minimum:number maximum:number
      exclusiveMinimum:flag exclusiveMaximum:flag multipleOf:number minLength:whole maxLength:whole
      pattern:text items:SCHEMA minItems:whole maxItems:whole uniqueItems:flag properties:{SCHEMA}
      required:texts additionalProperties:values minProperties:whole maxProperties:whole allOf:[SCHEMA]
      oneOf:[SCHEMA] discriminator:DISCRIMINATOR
      """),
  DISCRIMINATOR("a discriminator", null, "propertyName!:text mapping:{text}"),
  SCHEME(
      "a security scheme",
      "securitySchemes",
      """
      type!:text description:text name:text in:text scheme:text bearerFormat:text flows:any
      openIdConnectUrl:text
      """),
  SECURITY("a security requirement", null, "*:texts"),
  FAMILY(
      "a family",
      null,
      """
      noun:text paths!:pointers keys:KEYS owner:text key-owner:text scopes:{words} requests-per-minute!:whole
      tiers:{TIER} rate-limit-headers:text error!:ERROR framework-errors:{FRAMEWORK_ERROR}
      """),
  KEYS("the keys of a family", null, "prefixes:words headers:words length:whole checksum:text"),
  TIER("a tier", null, "requests-per-minute!:whole parallel:whole max-upload-bytes:whole"),
  ERROR(
      "the error of a family",
      null,
      """
      code:pointer message!:pointers details:place fields:pointer field-names:text
      context:{pointer}
      """),
  FRAMEWORK_ERROR("a framework error", null, "status!:whole code:text response!:RESPONSE"),
  ENTRY(
      "an entry of the catalogue",
      null,
      """
      family!:text code:text status!:whole title!:text when!:text remedy!:text retry!:text
      retry-after:flag details:SCHEMA origin:text
      """);

  private static final String ANY_KEY = "*";

  private final String called;
  private final @Nullable String section;
  private final Map<String, Key> keys = new LinkedHashMap<>();

  Part(String called, @Nullable String section, String table) {
    this.called = called;
    this.section = section;
    for (String word : table.strip().split("\\s+")) {
      String[] halves = word.split(":");
      String name = halves[0].replace("!", "");
      keys.put(name, new Key(name, halves[0].endsWith("!"), halves[1]));
    }
  }

  /**
   * A key of a part.
   *
   * @param value what stands there, as the table writes it
   */
  record Key(String name, boolean required, String value) {}

  /** What a sentence calls one. */
  String called() {
    return called;
  }

  /** The section of the components that references lead to, null where none are possible. */
  @Nullable String section() {
    return section;
  }

  Iterable<Key> keys() {
    return keys.values();
  }

  /** What stands at a key, if the generators know it. */
  Optional<Key> key(String name) {
    return Optional.ofNullable(keys.get(name)).or(() -> Optional.ofNullable(keys.get(ANY_KEY)));
  }
}
