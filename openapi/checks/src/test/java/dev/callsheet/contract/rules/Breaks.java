package dev.callsheet.contract.rules;

import static dev.callsheet.contract.rules.Break.broken;

import java.util.List;
import java.util.stream.Stream;

/** Broken copies of the document: for each rule, everything that it can find. */
final class Breaks {
  private static final String GONE =
      """
        - family: studio
          code: gone
          status: 410
          title: Gone
          when: It is gone.
          remedy: Create another one.
          retryable: false
          retry-after: false
          origin: extension
      """;

  private Breaks() {}

  static List<Break> all() {
    return Stream.of(
            documentRules(),
            familyRules(),
            operationRules(),
            schemaRules(),
            errorRules(),
            exampleRules())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Break> documentRules() {
    return List.of(
        broken("no key stands twice")
            .after("      operationId: getCut\n")
            .replace(
                "      summary: Get a cut\n",
                "      summary: Get a cut\n      summary: Read a cut\n")
            .at("      summary: Read a cut")
            .says("'summary' stands here already, on line N", "keep one of the two"),
        broken("the generators take the document")
            .after("    ChecksumMismatch:\n")
            .replace(
                "                          - checksum_mismatch\n",
                "                          - wrong_checksum\n")
            .says(
                "appendToUpload answers 460 wrong_checksum, which has no entry in the catalogue of studio",
                "add it to x-error-catalog, or use a code that stands there"),
        broken("the generators take the document")
            .after("    code: checksum_mismatch\n")
            .replace("    status: 460", "    status: 422")
            .at("                          - checksum_mismatch")
            .says(
                "appendToUpload answers checksum_mismatch with 460, but the catalogue says 422",
                "move the code to the response of its status, or correct line N"),
        broken("the generators take the document")
            .after("x-error-catalog:\n")
            .replace("  - family: studio\n", GONE + "  - family: studio\n")
            .at("  - family: studio\n    code: gone")
            .says(
                "no operation answers gone of studio",
                "declare it where it can happen, or remove the entry"),
        broken("the generators take the document")
            .after("    code: checksum_mismatch\n")
            .remove("    title: Checksum mismatch\n")
            .after("")
            .at("  - family: studio\n    code: checksum_mismatch")
            .says("the key `title` is missing here", "add `title`"),
        broken("the generators take the document")
            .after("x-error-catalog:\n")
            .replace("  - family: studio\n", "  - family: radio\n")
            .says("the catalogue names the unknown family radio", "use a family of x-families"),
        broken("the document is OpenAPI 3.0.3")
            .replace("openapi: 3.0.3", "openapi: 3.1.0")
            .says("the version is '3.1.0'", "write openapi: 3.0.3"),
        broken("nothing in it needs OpenAPI 3.1")
            .after("    RenderResolution:\n")
            .replace("      enum: [720p, 1080p, source]", "      const: source")
            .says("a schema of OpenAPI 3.0 has no const", "say it in the words of 3.0"),
        broken("nothing in it needs OpenAPI 3.1")
            .after("    WebhookTest:\n")
            .replace("          type: string\n", "          type: [string, 'null']\n")
            .says(
                "a schema of OpenAPI 3.0 has one type",
                "name it, and add nullable: true if the value may be null"),
        broken("nothing in it needs OpenAPI 3.1")
            .after("    TopUp:\n")
            .replace("          minimum: 1\n", "          exclusiveMinimum: 0\n")
            .says(
                "exclusiveMinimum is true or false in OpenAPI 3.0",
                "put the number into minimum or maximum"),
        broken("nothing in it needs OpenAPI 3.1")
            .replace("components:\n", "components:\n  pathItems: {}\n")
            .at("  pathItems: {}")
            .says("OpenAPI 3.0 has no pathItems in components", "say it in the words of 3.0"),
        broken("nothing in it needs OpenAPI 3.1")
            .after("    Cut:\n      type")
            .replace(
                "        script: {$ref: '#/components/schemas/CutScript'}",
                "        script: {$ref: '#/components/schemas/CutScript', description: The script.}")
            .says("OpenAPI 3.0 ignores what stands beside a $ref", "leave the $ref alone"),
        broken("nothing in it needs OpenAPI 3.1")
            .after("info:\n")
            .replace(
                "    url: https://www.apache.org/licenses/LICENSE-2.0\n", "    identifier: A\n")
            .says("OpenAPI 3.0 has no identifier in info/license", "say it in the words of 3.0"),
        broken("the top level is in order")
            .replace("tags:\n  - name: Projects\n", "x-tags:\n  - name: Projects\n")
            .at("openapi: 3.0.3")
            .says("tags is missing", "add it"),
        broken("the top level is in order")
            .replace("components:\n", "webhooks: {}\ncomponents:\n")
            .at("webhooks: {}")
            .says(
                "webhooks does not belong at the top",
                "keep to openapi, info, servers, tags, extensions, paths, components"),
        broken("the top level is in order")
            .replace("openapi: 3.0.3\n", "components: {}\nopenapi: 3.0.3\n")
            .at("openapi: 3.0.3")
            .says(
                "openapi comes too late",
                "order the top as openapi, info, servers, tags, extensions, paths, components"),
        broken("a tag is described, used and of one family")
            .after("      operationId: getCut\n")
            .replace("      tags: [Cuts]", "      tags: [Edits]")
            .says("the tag Edits is not listed", "add it to tags at the top"),
        broken("a tag is described, used and of one family")
            .after("x-families:\n")
            .replace("  studio:\n", "  radio:\n    path: /v1/credits/history\n  studio:\n")
            .after("  /v1/credits/history:\n")
            .at("      tags: [Credits]")
            .says(
                "the tag Credits is one of the family studio",
                "give the operations of radio tags of their own"),
        broken("a tag is described, used and of one family")
            .remove("    description: The service itself.\n")
            .at("  - name: Service")
            .says("the tag Service is not described", "describe it"),
        broken("a tag is described, used and of one family")
            .replace("tags:\n", "tags:\n  - name: Leftovers\n    description: Nothing.\n")
            .at("  - name: Leftovers")
            .says("no operation has the tag Leftovers", "remove it"),
        broken("a tag is described, used and of one family")
            .replace(
                "  - name: Service\n",
                "  - name: Cuts\n    description: Again.\n  - name: Service\n")
            .at("  - name: Cuts\n    description: Again.")
            .says("the tag Cuts is listed twice", "keep one of them"),
        broken("components are named in UpperCamel, by meaning")
            .replace("  schemas:\n", "  schemas:\n    cut_part:\n      type: object\n")
            .at("    cut_part:")
            .says("cut_part is not in UpperCamel", "rename it"),
        broken("components are named in UpperCamel, by meaning")
            .replace("  responses:\n    Proj", "  responses:\n    Error409: {}\n    Proj")
            .at("    Error409: {}")
            .says("Error409 is named by a status", "name what it means, such as CutConflict"),
        broken("components are named in UpperCamel, by meaning")
            .replace("  schemas:\n", "  schemas:\n    asset:\n      type: object\n")
            .at("    Asset:\n      type")
            .says("Asset differs from asset in case only", "rename it"),
        broken("every reference leads somewhere")
            .after("    CutsListed:\n")
            .replace(
                "schema: {$ref: '#/components/schemas/CutPage'}",
                "schema: {$ref: '#/components/schemas/CutPages'}")
            .says(
                "nothing is at #/components/schemas/CutPages",
                "define it there, or correct the name"),
        broken("every reference leads somewhere")
            .after("    CutsListed:\n")
            .replace(
                "schema: {$ref: '#/components/schemas/CutPage'}",
                "schema: {$ref: 'cuts.yaml#/CutPage'}")
            .says("cuts.yaml#/CutPage leaves the document", "keep all in one file"),
        broken("every component is used")
            .remove("        '460': {$ref: '#/components/responses/ChecksumMismatch'}\n")
            .at("    ChecksumMismatch:")
            .says("no operation uses ChecksumMismatch", "remove it"),
        broken("every component is used")
            .replace(
                "  securitySchemes:\n",
                "  securitySchemes:\n    OldKey: {type: http, scheme: basic}\n")
            .at("    OldKey:")
            .says("no operation uses OldKey", "remove it"));
  }

  private static List<Break> familyRules() {
    return List.of(
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .replace("    path: /v1\n", "    path: v1\n")
            .says("the family studio does not say its path", "begin it with /"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .remove("    key-prefix: sk_studio_\n")
            .at("  studio:")
            .says("the family studio does not say its key-prefix", "add it"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .remove("      message: /error/message\n")
            .at("    error:")
            .says(
                "the family studio does not say its error message",
                "point to the message in an error body, or list where it may be"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .replace(
                "      message: /error/message\n",
                "      message: [/error/message, error/detail]\n")
            .says(
                "the family studio does not say its error message",
                "point to the message in an error body, or list where it may be"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .replace("      message: /error/message\n", "      message: []\n")
            .says(
                "the family studio does not say its error message",
                "point to the message in an error body, or list where it may be"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .replace(
                "      message: /error/message\n",
                "      message: /error/message\n      context: {trace_id: trace_id}\n")
            .at("      context:")
            .says(
                "the family studio does not say its error context trace_id",
                "point to it in an error body"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .replace("    requests-per-minute: 600\n", "    requests-per-minute: 0\n")
            .says(
                "the family studio does not say its requests-per-minute",
                "say how often a key may ask, by a positive whole number"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .remove("    requests-per-minute: 600\n")
            .at("  studio:")
            .says(
                "the family studio does not say its requests-per-minute",
                "say how often a key may ask, by a positive whole number"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .replace("    rights: [read, write, admin]\n", "    rights: []\n")
            .says("the family studio does not say its rights", "list them"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .replace("    rate-limit-headers: keyed\n", "    rate-limit-headers: some\n")
            .says(
                "the family studio does not say its rate-limit-headers",
                "say keyed (on answers to a valid key) or all"),
        broken("an entry of x-families is complete")
            .after("x-families:\n")
            .remove("      '405': {$ref: '#/components/responses/MethodNotAllowed'}\n")
            .at("    unrouted:")
            .says(
                "the family studio does not say its unrouted 405",
                "declare how a request that matches no operation is answered"),
        broken("a family lists its ambient codes")
            .after("x-families:\n")
            .remove("      path: [not_found]\n")
            .at("    ambient:")
            .says(
                "studio has operations with a path parameter, but ambient has no path",
                "list the codes that all of them can answer, or [] if there are none"),
        broken("a family lists its ambient codes")
            .after("x-families:\n")
            .replace("      cursor: [", "      page: [")
            .says(
                "ambient has no part page",
                "use [key, body, json, path, query, cursor, idempotency-key]"),
        broken("a family lists its ambient codes")
            .after("x-families:\n")
            .replace("      cursor: [bad_request]", "      cursor: [bad_cursor]")
            .says(
                "the catalogue has no bad_cursor of studio",
                "name a code, or a status if any code of it will do"),
        broken("a family has a path of its own, with operations")
            .after("x-families:\n")
            .replace("  studio:\n", "  radio:\n    path: /v1\n  studio:\n")
            .at("    path: /v1\n    key-prefix")
            .says("/v1 is the path of the family radio", "give studio another one"),
        broken("a family has a path of its own, with operations")
            .after("x-families:\n")
            .replace("  studio:\n", "  radio:\n    path: /radio\n  studio:\n")
            .at("  radio:")
            .says(
                "no operation lies under /radio of the family radio",
                "remove the family, or correct its path"),
        broken("a family has a path of its own, with operations")
            .after("paths:\n")
            .replace("  /v1/credits:\n", "  /credits:\n")
            .at("    get:\n      operationId: getCreditBalance")
            .says(
                "/credits belongs to no family",
                "begin it with the path of a family in x-families"),
        broken("an operation declares its ambient codes")
            .after("      operationId: getCut\n")
            .remove("        '404': {$ref: '#/components/responses/NotFound'}\n")
            .at("      responses:")
            .says(
                "getCut has a path parameter, but no 404 not_found",
                "declare it, for x-families calls it ambient"),
        broken("an operation declares its ambient codes")
            .after("x-families:\n")
            .replace("      path: [not_found]", "      path: [404, bad_request]")
            .after("      operationId: getProject\n")
            .at("      responses:")
            .says(
                "getProject has a path parameter, but no 400 bad_request",
                "declare it, for x-families calls it ambient"),
        broken("an operation declares its ambient codes")
            .after("      operationId: createTopUp\n")
            .replace(
                "        '400': {$ref: '#/components/responses/BadRequest'}",
                "        '400': {$ref: '#/components/responses/Conflict'}")
            .says(
                "createTopUp has a JSON body, but no 400 bad_request",
                "declare it, for x-families calls it ambient"),
        broken("an operation declares its ambient codes")
            .after("      operationId: listCuts\n")
            .remove("        '422': {$ref: '#/components/responses/ValidationFailed'}\n")
            .at("      responses:")
            .says(
                "listCuts has a query parameter, but no 422 validation_error",
                "declare it, for x-families calls it ambient"),
        broken("an operation is secured by the key of its family")
            .after("      operationId: getCut\n")
            .remove("      security:\n        - StudioKey: []\n")
            .after("")
            .at("    get:\n      operationId: getCut")
            .says("getCut does not say how it is secured", "add security; [] if it needs no key"),
        broken("an operation is secured by the key of its family")
            .after("      operationId: getCut\n")
            .replace("        - StudioKey: []", "        - StudioToken: []")
            .says(
                "no security scheme is called StudioToken",
                "define it in components/securitySchemes"),
        broken("an operation is secured by the key of its family")
            .after("x-families:\n")
            .replace("    key-prefix: sk_studio_\n", "    key-prefix: sk_video_\n")
            .says(
                "no security scheme names the key prefix of the family studio",
                "name it in the bearerFormat or description of its scheme"),
        broken("an operation is secured by the key of its family")
            .after("  securitySchemes:\n")
            .replace("    StudioKey:\n", "    RadioKey: {}\n    StudioKey:\n")
            .after("      operationId: getCut\n")
            .replace("        - StudioKey: []", "        - RadioKey: []")
            .says("RadioKey is not the scheme of the family studio", "use one of [StudioKey]"),
        broken("a secured operation names the right that it needs")
            .after("      operationId: getCut\n")
            .replace("      security:\n        - StudioKey: []\n", "      security: []\n")
            .at("      x-required-right: read")
            .says("getCut needs a right, but no key", "add security, or remove x-required-right"),
        broken("a secured operation names the right that it needs")
            .after("      operationId: getCut\n")
            .remove("      x-required-right: read\n")
            .after("")
            .at("    get:\n      operationId: getCut")
            .says("getCut needs a key, but names no right", "add x-required-right"),
        broken("a secured operation names the right that it needs")
            .after("      operationId: getCut\n")
            .replace("      x-required-right: read\n", "      x-required-right: owner\n")
            .says("the family studio has no right owner", "use one of its rights in x-families"),
        broken("a secured operation names the right that it needs")
            .after("      operationId: getCut\n")
            .replace("      x-required-right: read\n", "      x-required-right: write\n")
            .says("getCut reads, but needs the right write", "ask for read"),
        broken("a POST takes an Idempotency-Key where the family has it")
            .after("      operationId: createCut\n")
            .replace(
                "        - $ref: '#/components/parameters/IdempotencyKey'\n",
                "        - $ref: '#/components/parameters/Limit'\n")
            .after("")
            .at("    post:\n      operationId: createCut")
            .says("createCut is a POST without Idempotency-Key", "take it as a parameter"));
  }

  private static List<Break> operationRules() {
    return List.of(
        broken("an operationId is verb and noun in lowerCamel, and unique")
            .replace("      operationId: getCut\n", "      operationId: get_cut\n")
            .says("'get_cut' is not verb and noun in lowerCamel", "name it as in createCut"),
        broken("an operationId is verb and noun in lowerCamel, and unique")
            .replace("      operationId: getCut\n", "      operationId: cutGet\n")
            .says(
                "cutGet begins with 'cut', which is no verb of ours",
                "begin it with one of VERBS in OperationRules, or add the verb there"),
        broken("an operationId is verb and noun in lowerCamel, and unique")
            .replace("      operationId: getCut\n", "      operationId: listCuts\n")
            .after("  /v1/cuts/{cut_id}:\n")
            .at("      operationId: listCuts")
            .says("the operationId listCuts is taken by line N", "choose another one"),
        broken("an operation has one tag, a summary and a description")
            .after("      operationId: getCut\n")
            .remove("      summary: Get a cut\n")
            .after("")
            .at("    get:\n      operationId: getCut")
            .says("getCut has no summary", "add one"),
        broken("an operation has one tag, a summary and a description")
            .after("      operationId: getCut\n")
            .replace(
                "      description: |\n        Reads one cut; once completed, with its kept ranges.\n",
                "      description: ''\n")
            .says("getCut has no description", "add one"),
        broken("an operation has one tag, a summary and a description")
            .after("      operationId: getCut\n")
            .replace("      tags: [Cuts]", "      tags: [Cuts, Assets]")
            .says("getCut has 2 tags", "give it exactly one"),
        broken("a status is listed by its number")
            .after("      operationId: getCut\n")
            .replace("        '404': {$ref", "        default: {$ref")
            .says("'default' is no status", "list each status that can be answered, by its number"),
        broken("a status is listed by its number")
            .after("      operationId: getCut\n")
            .replace("        '404': {$ref", "        4XX: {$ref")
            .says("'4XX' is no status", "list each status that can be answered, by its number"),
        broken("a status is listed by its number")
            .after("x-families:\n")
            .replace("      '404': {$ref", "      4XX: {$ref")
            .says("'4XX' is no status", "list each status that can be answered, by its number"),
        broken("placeholders and path parameters agree")
            .replace("  /v1/cuts/{cut_id}:\n", "  /v1/cuts/{cut}:\n")
            .after("  /v1/cuts/{cut}:\n")
            .at("      parameters:\n        - $ref: '#/components/parameters/CutId'")
            .says(
                "/v1/cuts/{cut} has [cut], but declared are [cut_id]",
                "declare each placeholder as a parameter of the operation, in the order of the path"),
        broken("placeholders and path parameters agree")
            .after("    CutId:\n")
            .remove("      required: true\n")
            .at("    CutId:")
            .says("the path parameter cut_id is not required", "add required: true"),
        broken("a parameter outside of headers is in snake_case")
            .after("    EditListFormatQuery:\n")
            .replace("      name: format\n", "      name: editFormat\n")
            .says("the parameter editFormat is not in snake_case", "rename it"),
        broken("responses, parameters, headers and security schemes are described")
            .after("    CutFound:\n")
            .remove("      description: 'The cut.'\n")
            .at("    CutFound:")
            .says("CutFound is not described", "add a description"),
        broken("responses, parameters, headers and security schemes are described")
            .after("    CutId:\n")
            .remove("      description: 'The id of the cut.'\n")
            .at("    CutId:")
            .says("cut_id is not described", "add a description"),
        broken("responses, parameters, headers and security schemes are described")
            .after("    Allow:\n")
            .remove("      description: 'The methods of this path.'\n")
            .at("    Allow:")
            .says("Allow is not described", "add a description"),
        broken("responses, parameters, headers and security schemes are described")
            .after("    StudioKey:\n")
            .remove(
                "      description: An API key, made by `callsheet-server.jar admin create-key`.\n")
            .at("    StudioKey:")
            .says("StudioKey is not described", "add a description"),
        broken("responses, parameters, headers and security schemes are described")
            .after("operationId: receiveEvent")
            .replace(
                "                  description: Gone. The endpoint is disabled.\n",
                "                  description: ''\n")
            .at("                '410':")
            .says("410 is not described", "add a description"),
        broken("a list pages by cursor")
            .replace("      operationId: listCuts\n", "      operationId: findCuts\n")
            .says("findCuts pages, so it is a list", "begin its operationId with list"),
        broken("a list pages by cursor")
            .after("      operationId: listCuts\n")
            .remove("        - $ref: '#/components/parameters/Limit'\n")
            .at("      parameters:")
            .says("listCuts does not take limit", "take it as a parameter"),
        broken("a list pages by cursor")
            .after("    CutPage:\n")
            .replace("        next_cursor:\n", "        next:\n")
            .after("")
            .at("        '200': {$ref: '#/components/responses/CutsListed'}")
            .says("listCuts does not answer a page", "answer 200 with one array and next_cursor"));
  }

  private static List<Break> schemaRules() {
    return List.of(
        broken("every schema and property is described")
            .after("    Project:\n")
            .remove("      description: A project.\n")
            .at("    Project:")
            .says("Project is not described", "add a description"),
        broken("every schema and property is described")
            .after("    Project:\n")
            .remove("          description: The name for people.\n")
            .at("        name:")
            .says("name is not described", "add a description"),
        broken("texts, lists and numbers have bounds")
            .after("    Project:\n")
            .remove("          maxLength: 200\n")
            .at("        name:")
            .says("this string has no maxLength", "add it"),
        broken("texts, lists and numbers have bounds")
            .after("    CutPage:\n")
            .remove("          maxItems: 100\n")
            .at("        data:")
            .says("this array has no maxItems", "add it"),
        broken("texts, lists and numbers have bounds")
            .after("    TopUp:\n")
            .remove("          maximum: 1000000\n")
            .at("        credits:")
            .says("this integer has no maximum", "add it"),
        broken("texts, lists and numbers have bounds")
            .after("    TopUp:\n")
            .remove("          format: int64\n")
            .at("        credits:")
            .says("this integer has no format", "say int32 or int64"),
        broken("texts, lists and numbers have bounds")
            .after("    CutId:\n")
            .remove("        maxLength: 64\n")
            .at("      schema:")
            .says("this string has no maxLength", "add it"),
        broken("objects are named components")
            .after("    Cut:\n      type")
            .replace(
                "        script: {$ref: '#/components/schemas/CutScript'}",
                "        script: {type: object, properties: {}}")
            .says(
                "this object has no name",
                "make it a component under components/schemas and refer to it"),
        broken("what is required is a property")
            .after("    Project:\n")
            .replace(
                "      required: [id, name, created_at]", "      required: [id, name, made_at]")
            .says(
                "Project requires made_at, which it does not have",
                "add the property, or do not require it"),
        broken("a request refuses unknown properties")
            .after("    CreateProjectRequest:\n")
            .remove("      additionalProperties: false\n")
            .at("    CreateProjectRequest:")
            .says(
                "the request of createProject takes unknown properties",
                "add additionalProperties: false"),
        broken("properties are in snake_case")
            .after("    CutResult:\n")
            .replace("        frame_rate:\n", "        frameRate:\n")
            .says("frameRate is not in snake_case", "rename it"),
        broken("durations are in _ms and sizes in _bytes")
            .after("    Render:\n")
            .replace("        size_bytes:\n", "        size:\n")
            .says(
                "size does not say its unit as we do", "give durations in _ms and sizes in _bytes"),
        broken("durations are in _ms and sizes in _bytes")
            .after("    Render:\n")
            .replace("        duration_ms:\n", "        duration_seconds:\n")
            .says(
                "duration_seconds does not say its unit as we do",
                "give durations in _ms and sizes in _bytes"),
        broken("durations are in _ms and sizes in _bytes")
            .after("    Render:\n")
            .replace(
                "        duration_ms:\n          type: integer\n",
                "        duration_ms:\n          type: number\n")
            .at("        duration_ms:")
            .says("duration_ms can have a fraction", "make it an integer"),
        broken("times are date-time and end in _at")
            .after("    Project:\n")
            .replace("        created_at:\n", "        created:\n")
            .says("created is a time", "end its name in _at"),
        broken("times are date-time and end in _at")
            .after("    Project:\n")
            .replace(
                "        created_at:\n          type: string\n          format: date-time\n",
                "        created_at:\n          type: string\n")
            .at("        created_at:")
            .says("created_at is named as a time", "make its format date-time"),
        broken("the values of an enum are spelt alike and unique")
            .after("    CreditEntryKind:\n")
            .replace("      enum: [grant, top_up, charge]", "      enum: [grant, topUp, charge]")
            .says("'topUp' is neither in lower_case nor in UPPER_CASE", "spell it so"),
        broken("the values of an enum are spelt alike and unique")
            .after("    CreditEntryKind:\n")
            .replace("      enum: [grant, top_up, charge]", "      enum: [grant, TOP_UP, charge]")
            .says(
                "'TOP_UP' is spelt otherwise than the other values",
                "spell all values of an enum alike"),
        broken("the values of an enum are spelt alike and unique")
            .after("    CreditEntryKind:\n")
            .replace("      enum: [grant, top_up, charge]", "      enum: [grant, top_up, grant]")
            .says("'grant' stands here twice", "keep one of them"),
        broken("a family spells its enums alike")
            .after("    CreditEntryKind:\n")
            .replace("      enum: [grant, top_up, charge]", "      enum: [GRANT, TOP_UP, CHARGE]")
            .says(
                "the family studio spells the values of headers/AcceptRanges/schema otherwise",
                "spell these alike"));
  }

  private static List<Break> errorRules() {
    return List.of(
        broken("an error response narrows its code")
            .after("    ChecksumMismatch:\n")
            .replace(
                "                        enum:\n                          - checksum_mismatch\n",
                "                        maxLength: 64\n")
            .at("    ChecksumMismatch:")
            .says(
                "ChecksumMismatch does not narrow its code",
                "narrow the property at /error/code by an enum, or say x-error-code for HEAD"),
        broken("an error has a JSON body, save for HEAD")
            .after("      operationId: getUploadOffset\n")
            .replace(
                "        '404': {$ref: '#/components/responses/BodylessNotFound'}",
                "        '404': {$ref: '#/components/responses/NotFound'}")
            .says(
                "NotFound answers HEAD with content",
                "refer to a response without content, with x-error-code"),
        broken("an error has a JSON body, save for HEAD")
            .after("    ChecksumMismatch:\n")
            .replace("        application/json:\n", "        application/problem+json:\n")
            .at("      content:")
            .says(
                "ChecksumMismatch has no JSON body", "declare application/json, and nothing else"),
        broken("an error has a JSON body, save for HEAD")
            .after("    ChecksumMismatch:\n")
            .replace("      headers:\n", "      x-error-code: checksum_mismatch\n      headers:\n")
            .at("      x-error-code:")
            .says(
                "ChecksumMismatch names its code aside",
                "narrow the code in the schema; x-error-code is for HEAD"),
        broken("the schema of an error is flat")
            .after("    ChecksumMismatch:\n")
            .replace(
                "            allOf:\n              - $ref: '#/components/schemas/StudioError'\n",
                "            oneOf:\n")
            .at("            oneOf:")
            .says(
                "ChecksumMismatch has a oneOf, though its codes have the same details",
                "write one schema with an enum of all its codes"),
        broken("an error tells what its family says, where it says")
            .after("x-families:\n")
            .replace(
                "      message: /error/message\n",
                "      message: /error/message\n      context: {trace_id: /error/trace_id}\n")
            .at("      context:")
            .says(
                "no error of studio has anything at /error/trace_id",
                "correct the pointer, or remove trace_id"),
        broken("an error tells what its family says, where it says")
            .after("x-families:\n")
            .replace(
                "      code: /error/code\n      message: /error/message\n",
                "      message: [/error/text, /message]\n")
            .after("components:\n")
            .at("    ChecksumMismatch:")
            .says(
                "ChecksumMismatch has no required message at [/error/text, /message]",
                "require it there, or add where it is to the family's error/message"),
        broken("an entry of the catalogue is complete")
            .after("    code: checksum_mismatch\n")
            .replace("    title: Checksum mismatch\n", "    title: ''\n")
            .after("")
            .at("  - family: studio\n    code: checksum_mismatch")
            .says("studio checksum_mismatch has no title", "add it"),
        broken("an entry of the catalogue is complete")
            .after("    code: checksum_mismatch\n")
            .replace("    when: 'The bytes", "    if: 'The bytes")
            .after("")
            .at("  - family: studio\n    code: checksum_mismatch")
            .says("studio checksum_mismatch has no when", "add it"),
        broken("an entry of the catalogue is complete")
            .after("    code: checksum_mismatch\n")
            .replace("    remedy: 'Send", "    cure: 'Send")
            .after("")
            .at("  - family: studio\n    code: checksum_mismatch")
            .says("studio checksum_mismatch has no remedy", "add it"),
        broken("an entry of the catalogue is complete")
            .after("    code: checksum_mismatch\n")
            .replace("    retryable: true\n", "    retryable: perhaps\n")
            .says("studio checksum_mismatch does not say retryable", "write true or false"),
        broken("an entry of the catalogue is complete")
            .after("    code: checksum_mismatch\n")
            .remove("    retry-after: false\n")
            .after("")
            .at("  - family: studio\n    code: checksum_mismatch")
            .says("studio checksum_mismatch does not say retry-after", "write true or false"),
        broken("an entry of the catalogue is complete")
            .after("    code: checksum_mismatch\n")
            .replace("    origin: extension\n", "    origin: ours\n")
            .says("studio checksum_mismatch has no origin", "write seed or extension"),
        broken("an entry of the catalogue is complete")
            .after("    code: checksum_mismatch\n")
            .replace("    status: 460\n", "    status: 260\n")
            .says("studio checksum_mismatch is no error", "give it a status from 400 to 599"),
        broken("an entry of the catalogue is complete")
            .after("    code: conflict\n")
            .replace("    retry-after: false\n", "    retry-after: true\n")
            .says(
                "studio conflict has Retry-After, but is not retryable",
                "make it retryable, or retry-after false"),
        broken("an entry of the catalogue is complete")
            .after("    code: rate_limited\n")
            .replace("    retry-after: true\n", "    retry-after: false\n")
            .says(
                "studio rate_limited is a retryable 429 without Retry-After",
                "make retry-after true"),
        broken("an entry of the catalogue is complete")
            .after("  - family: studio\n    code: checksum_mismatch\n")
            .remove("    code: checksum_mismatch\n")
            .after("")
            .at("  - family: studio\n    status: 460")
            .says("the errors of studio have a code", "name it"),
        broken("an entry of the catalogue is complete")
            .after("x-families:\n")
            .remove("      code: /error/code\n")
            .at("    code: bad_request")
            .says("the errors of studio have no code", "leave it out; the status tells them apart"),
        broken("an entry of the catalogue is complete")
            .after("x-error-catalog:\n")
            .replace("    code: checksum_mismatch\n", "    code: checksumMismatch\n")
            .says("studio checksumMismatch is not in snake_case", "spell it as the others"),
        broken("an answer names its request")
            .after("    CutFound:\n")
            .remove("        X-Request-Id: {$ref: '#/components/headers/XRequestId'}\n")
            .at("      headers:")
            .says(
                "CutFound does not declare X-Request-Id",
                "declare it as a header that is required"),
        broken("an error links to the page about it")
            .after("    ChecksumMismatch:\n")
            .remove("        Link: {$ref: '#/components/headers/HelpLink'}\n")
            .at("      headers:")
            .says(
                "ChecksumMismatch does not declare Link",
                "declare it as a header that is required"),
        broken("Retry-After is declared where the catalogue says so")
            .after("    RateLimited:\n")
            .remove("        Retry-After: {$ref: '#/components/headers/RetryAfter'}\n")
            .at("      headers:")
            .says(
                "RateLimited has codes with Retry-After, but does not declare it",
                "declare the header"),
        broken("Retry-After is declared where the catalogue says so")
            .after("    RateLimited:\n")
            .replace(
                "        Retry-After: {$ref: '#/components/headers/RetryAfter'}\n",
                "        Retry-After: {$ref: '#/components/headers/CodeRetryAfter'}\n")
            .says(
                "RateLimited has Retry-After for 1 of its codes",
                "require it if all of its 1 codes have it, else not"),
        broken("Retry-After is declared where the catalogue says so")
            .after("    ChecksumMismatch:\n")
            .replace(
                "      headers:\n",
                "      headers:\n        Retry-After: {$ref: '#/components/headers/RetryAfter'}\n")
            .at("        Retry-After:")
            .says(
                "ChecksumMismatch declares Retry-After, but the catalogue has it for none of its codes",
                "remove the header, or make retry-after true in the catalogue"),
        broken("WWW-Authenticate, Allow and Content-Range stand where HTTP wants them")
            .after("    Unauthenticated:\n")
            .remove("        WWW-Authenticate: {$ref: '#/components/headers/WwwAuthenticate'}\n")
            .at("      headers:")
            .says(
                "Unauthenticated does not declare WWW-Authenticate",
                "declare it as a header that is required"),
        broken("WWW-Authenticate, Allow and Content-Range stand where HTTP wants them")
            .after("    MethodNotAllowed:\n")
            .remove("        Allow: {$ref: '#/components/headers/Allow'}\n")
            .at("      headers:")
            .says(
                "MethodNotAllowed does not declare Allow",
                "declare it as a header that is required"),
        broken("WWW-Authenticate, Allow and Content-Range stand where HTTP wants them")
            .after("    RenderFileRange:\n")
            .remove("        Content-Range: {$ref: '#/components/headers/ContentRange'}\n")
            .at("      headers:")
            .says(
                "RenderFileRange does not declare Content-Range",
                "declare it as a header that is required"),
        broken("WWW-Authenticate, Allow and Content-Range stand where HTTP wants them")
            .after("    RangeNotSatisfiable:\n")
            .remove(
                "        Content-Range: {$ref: '#/components/headers/UnsatisfiedContentRange'}\n")
            .at("      headers:")
            .says(
                "RangeNotSatisfiable does not declare Content-Range",
                "declare it as a header that is required"),
        broken("201 has the Location of what can be read")
            .after("    CutCreated:\n")
            .remove("        Location: {$ref: '#/components/headers/Location'}\n")
            .at("      headers:")
            .says(
                "CutCreated does not declare Location", "declare it as a header that is required"),
        broken("an answer tells the rate limit")
            .after("    CutFound:\n")
            .remove("        RateLimit: {$ref: '#/components/headers/RateLimit'}\n")
            .at("      headers:")
            .says("CutFound does not declare RateLimit", "declare the header"),
        broken("an answer tells the rate limit")
            .after("x-families:\n")
            .replace("    rate-limit-headers: keyed\n", "    rate-limit-headers: all\n")
            .after("    Unauthenticated:\n")
            .at("      headers:")
            .says("Unauthenticated does not declare RateLimit", "declare the header"));
  }

  private static List<Break> exampleRules() {
    return List.of(
        broken("a JSON response has a named example, one for each code")
            .after("    ProjectFound:\n")
            .replace("          examples:\n", "          x-examples:\n")
            .at("        application/json:")
            .says("ProjectFound has no example", "add one"),
        broken("a JSON response has a named example, one for each code")
            .after("    ProjectFound:\n")
            .remove("              summary: A project\n")
            .at("            project:")
            .says("project has no summary", "say what it shows"),
        broken("a JSON response has a named example, one for each code")
            .after("    ChecksumMismatch:\n")
            .replace("            checksum_mismatch:\n", "            mismatch:\n")
            .at("          examples:")
            .says("ChecksumMismatch has no example of checksum_mismatch", "add it"),
        broken("a JSON response has a named example, one for each code")
            .after("    ChecksumMismatch:\n")
            .replace("            checksum_mismatch:\n", "            mismatch:\n")
            .at("            mismatch:")
            .says(
                "ChecksumMismatch has an example of mismatch, not a code of it",
                "name each example after the code that it shows"),
        broken("the example of a code shows that code and its details")
            .after("    ChecksumMismatch:\n")
            .replace(
                "                  code: checksum_mismatch\n", "                  code: conflict\n")
            .says("the example checksum_mismatch shows another code", "show checksum_mismatch"),
        broken("the example of a code shows that code and its details")
            .after("    ValidationFailed:\n")
            .remove(
                "                  fields:\n                    - field: name\n                      message: must have between 1 and 200 characters\n")
            .after("              summary: Fields failed validation\n")
            .at("                error:")
            .says("the example validation_error lacks its detail fields", "show it"),
        broken("the example of a code shows that code and its details")
            .after("    ValidationFailed:\n")
            .replace("                  fields:\n", "                  faults:\n")
            .says(
                "faults is no detail that the catalogue knows of validation_error",
                "add it to the details of its entry, or remove it here"),
        broken("a JSON request, a parameter and a header have an example")
            .after("    CutId:\n")
            .remove("      example: cut_01jd3v8k5m9q2r7t4w6y8z0abc\n")
            .at("    CutId:")
            .says("cut_id has no example", "add one"),
        broken("a JSON request, a parameter and a header have an example")
            .after("    Allow:\n")
            .remove("      example: 'GET, POST'\n")
            .at("    Allow:")
            .says("Allow has no example", "add one"),
        broken("a JSON request, a parameter and a header have an example")
            .after("      operationId: createTopUp\n")
            .remove(
                "            example:\n              credits: 500\n              payment_method: pm_card_visa\n")
            .at("          application/json:")
            .says("application/json has no example", "add one"),
        broken("an example is valid")
            .after("    ProjectFound:\n")
            .replace("                name: Interviews, spring\n", "                name: 7\n")
            .says(
                "this is not valid: integer found, string expected",
                "mend the example, or the schema"),
        broken("an example is valid")
            .after("    ProjectFound:\n")
            .replace(
                "                name: Interviews, spring\n",
                "                name: Interviews\n                color: red\n")
            .at("              value:")
            .says(
                "this is not valid: property 'color' is not defined in the schema and the schema does not allow additional properties",
                "mend the example, or the schema"),
        broken("an example is valid")
            .after("      operationId: createTopUp\n")
            .replace("              credits: 500\n", "              credits: 0\n")
            .says(
                "this is not valid: must have a minimum value of 1",
                "mend the example, or the schema"),
        broken("an example is valid")
            .after("    Limit:\n")
            .replace("      example: 20\n", "      example: 0\n")
            .says(
                "this is not valid: must have a minimum value of 1",
                "mend the example, or the schema"),
        broken("an example is valid")
            .after("    RetryAfter:\n")
            .replace("      example: 2\n", "      example: soon\n")
            .says(
                "this is not valid: string found, integer expected",
                "mend the example, or the schema"),
        broken("an example is valid")
            .after("operationId: receiveEvent")
            .replace(
                "                      type: asset.ready\n", "                      type: ''\n")
            .says(
                "this is not valid: must be at least 1 characters long",
                "mend the example, or the schema"),
        broken("times are in UTC")
            .after("    ProjectFound:\n")
            .replace(
                "                created_at: '2026-11-20T10:00:00Z'\n",
                "                created_at: '2026-11-20T12:00:00+02:00'\n")
            .says("'2026-11-20T12:00:00+02:00' is not in UTC", "end it in Z"),
        broken("ids carry a prefix")
            .after("    Project:\n")
            .replace(
                "          description: The id, `prj_…`.\n", "          description: The id.\n")
            .at("        id:")
            .says(
                "the id of Project has no prefix",
                "give it one and name it in the description, as in `cut_…`"),
        broken("ids carry a prefix")
            .after("    ProjectFound:\n")
            .replace(
                "                id: prj_01jd3v8k5m9q2r7t4w6y8z0abc\n",
                "                id: ast_01jd3v8k5m9q2r7t4w6y8z0abc\n")
            .says(
                "'ast_01jd3v8k5m9q2r7t4w6y8z0abc' does not begin with the prefix of an id",
                "begin it with prj_"),
        broken("ids carry a prefix")
            .after("    AssetFound:\n")
            .replace(
                "                project_id: prj_01jd3v8k5m9q2r7t4w6y8z0abc\n",
                "                project_id: '17'\n")
            .says("'17' does not begin with the prefix of an id", "use the prefix of its kind"),
        broken("ids carry a prefix")
            .after("    CutId:\n")
            .replace(
                "      example: cut_01jd3v8k5m9q2r7t4w6y8z0abc\n",
                "      example: 01jd3v8k5m9q2r7t4w6y8z0abc\n")
            .says(
                "'01jd3v8k5m9q2r7t4w6y8z0abc' does not begin with the prefix of an id",
                "use the prefix of its kind"));
  }
}
