package dev.callsheet.contract.changes;

import java.util.List;
import java.util.stream.Stream;

/** Every class of change, once. */
final class ChangeCases {
  private static final String CREATE_CUT = "operationId: createCut\n";
  private static final String GET_CUT = "operationId: getCut\n";
  private static final String LIST_CUTS = "operationId: listCuts\n";
  private static final String EXPORT_CUT = "operationId: exportCut\n";
  private static final String SUBTITLES = "operationId: replaceSubtitles\n";
  private static final String CAPABILITIES = "operationId: getUploadCapabilities\n";
  private static final String TEST = "operationId: testWebhookEndpoint\n";
  private static final String EVENT = "operationId: receiveEvent\n";
  private static final String TUNE = "operationId: tuneIn";
  private static final String NEW_CUT = "\n    CreateCutRequest:\n";
  private static final String CUT = "\n    Cut:\n";
  private static final String RANGE = "\n    TimeRange:\n";
  private static final String CONFLICT = "\n    CutCreationConflictError:\n";

  private ChangeCases() {}

  static List<Case> all() {
    return Stream.of(
            codes(), answers(), requests(), operations(), properties(), values(), choices(), root())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> codes() {
    return List.of(
        Case.of("a code is added to an operation")
            .change(CONFLICT, "asset_failed]", "asset_failed, asset_not_ready]")
            .additive(
                "`createCut` 409 may now answer `asset_not_ready`: Video not ready yet - Wait"
                    + " until"),
        Case.of("a code is removed from an operation, in the schema that narrows it")
            .change(CONFLICT, ", asset_failed]", "]")
            .breaking("`createCut` 409 no longer answers `asset_failed`"),
        Case.of("a code moves to another status")
            .change(
                CREATE_CUT,
                "'404': {$ref: '#/components/responses/NotFound'}",
                "'410': {$ref: '#/components/responses/NotFound'}")
            .breaking("`createCut` 410 answers `not_found`, formerly with 404"),
        Case.of("a status with its code is added")
            .change(
                GET_CUT,
                "        '404': {",
                "        '402': {$ref: '#/components/responses/InsufficientCredits'}\n"
                    + "        '404': {")
            .additive(
                "`getCut` 402 may now answer `insufficient_credits`: Nothing left to pay with"),
        Case.of("a status with its code is removed")
            .change(GET_CUT, "        '404': {$ref: '#/components/responses/NotFound'}\n", "")
            .breaking("`getCut` 404 no longer answers `not_found`"),
        Case.of("the code of an answer to HEAD changes")
            .change("\n    ConflictError:\n", "enum: [conflict]", "enum: [asset_failed]")
            .breaking("`getUploadOffset` 409 no longer answers `conflict`"),
        Case.of("an unrouted answer is removed")
            .change(
                "      method-not-allowed: {status: 405, code: method_not_allowed, response: {$ref:"
                    + " '#/components/responses/MethodNotAllowed'}}\n",
                "")
            .breaking("`(unrouted) of studio` 405 no longer answers `method_not_allowed`"),
        Case.of("the catalogue has a new code")
            .change(
                "x-error-catalog:\n",
                "x-error-catalog:\n  - family: studio\n    code: asset_frozen\n    status: 409\n")
            .additive("`studio asset_frozen` is a new code of 409"),
        Case.of("a code leaves the catalogue")
            .change("    code: upstream_error\n", "    code: bank_error\n")
            .breaking("`studio upstream_error` is gone"),
        Case.of("the catalogue moves a code to another status")
            .change("code: asset_failed\n", "status: 409", "status: 410")
            .breaking("`studio asset_failed` has another status: `410` (before: `409`)"),
        Case.of("no delay helps against a code any more")
            .change("code: asset_not_ready\n", "retry: after-delay", "retry: after-change")
            .breaking(
                "`studio asset_not_ready` says otherwise what the same request brings:"
                    + " `after-change` (before: `after-delay`)"),
        Case.of("nothing helps against a code any more")
            .change("code: asset_failed\n", "retry: after-change", "retry: never")
            .breaking("`studio asset_failed` says otherwise what the same request brings: `never`"),
        Case.of("a delay helps against a code")
            .change("code: asset_failed\n", "retry: after-change", "retry: after-delay")
            .additive(
                "`studio asset_failed` says otherwise what the same request brings: `after-delay`"),
        Case.of("a code loses Retry-After")
            .change("code: asset_not_ready\n", "retry-after: true", "retry-after: false")
            .breaking("`studio asset_not_ready` no longer has `Retry-After`"),
        Case.of("a code gains Retry-After")
            .change("code: request_timeout\n", "retry-after: false", "retry-after: true")
            .additive("`studio request_timeout` has `Retry-After` now"),
        Case.of("a code gains details")
            .change(
                "code: asset_failed\n",
                "    origin: seed",
                "    details: {$ref: '#/components/schemas/Failure'}\n    origin: seed")
            .additive("`studio asset_failed` has details now"),
        Case.of("a code loses its details")
            .change("    details: {$ref: '#/components/schemas/ValidationDetails'}\n", "")
            .breaking("`studio validation_error` no longer has details"),
        Case.of("the details of a code change their schema")
            .change(
                "    details: {$ref: '#/components/schemas/ValidationDetails'}\n",
                "    details: {$ref: '#/components/schemas/Failure'}\n")
            .breaking(
                "the details object of `studio validation_error` is now of the schema `Failure`"),
        Case.of("the details of a code lose a promise")
            .change("\n    ValidationDetails:\n", "      required: [fields]\n", "")
            .breaking("`ValidationDetails.fields` in answers may now be absent"),
        Case.of("a remedy is reworded")
            .change("code: asset_failed\n", "Upload another file", "Send another file")
            .documentation("`studio asset_failed` differs in `remedy`"),
        Case.of("a family moves to another path")
            .change("x-families:", "paths: [/v1]\n", "paths: [/v2]\n")
            .breaking("the family `studio` has another `paths`: `[\"/v2\"]` (before: `[\"/v1\"]`)"),
        Case.of("a family has one more path")
            .change("x-families:", "paths: [/v1]\n", "paths: [/v1, /v2]\n")
            .additive("the family `studio` has another `paths`"),
        Case.of("a family has another noun")
            .change("noun: Studio\n", "noun: Cut\n")
            .breaking("the family `studio` has another `noun`: `Cut` (before: `Studio`)"),
        Case.of("a family has another key prefix")
            .change("prefixes: [sk_studio_]", "prefixes: [sk_]")
            .breaking("the family `studio` has another `keys/prefixes`"),
        Case.of("a family has one more key prefix")
            .change("prefixes: [sk_studio_]", "prefixes: [sk_studio_, sk_]")
            .additive("the family `studio` has another `keys/prefixes`"),
        Case.of("a family takes its key elsewhere")
            .change("headers: [Authorization]", "headers: [X-API-Key]")
            .breaking("the family `studio` has another `keys/headers`"),
        Case.of("a key that nobody foresaw, on the keys of a family")
            .change("prefixes: [sk_studio_]", "colour: 40\n      prefixes: [sk_studio_]")
            .breaking("the family `studio` has an unclassified change: `keys/colour`"),
        Case.of("the keys of a family have another length")
            .change(
                "      headers: [Authorization]\n",
                "      headers: [Authorization]\n      length: 30\n")
            .breaking("the family `studio` has another `keys/length`: `30` (before: none)"),
        Case.of("the keys of a family have another checksum")
            .change(
                "      headers: [Authorization]\n",
                "      headers: [Authorization]\n      checksum: none\n")
            .breaking("the family `studio` has another `keys/checksum`: `none` (before: none)"),
        Case.of("a family's paths name the owner of what is asked for")
            .change(
                "    requests-per-minute: 600\n",
                "    requests-per-minute: 600\n    owner: project_id\n")
            .breaking("the family `studio` has another `owner`: `project_id` (before: none)"),
        Case.of("a family loses a scope")
            .change("      admin: [read, write]\n", "")
            .breaking("the family `studio` no longer has the scope `admin`"),
        Case.of("a family gains a scope")
            .add("      admin: [read, write]\n", "      owner: [admin]\n")
            .additive("the family `studio` has the scope `owner`"),
        Case.of("a scope includes less")
            .change("admin: [read, write]", "admin: [read]")
            .breaking("the family `studio` includes other scopes in `admin`"),
        Case.of("a scope includes more")
            .change("read: []", "read: [write]")
            .additive("the family `studio` includes other scopes in `read`"),
        Case.of("a family names invalid fields in another way")
            .add("      fields: /error/fields\n", "      field-names: pointer\n")
            .breaking("the family `studio` has another `error/field-names`: `pointer`"),
        Case.of("a family lists invalid fields elsewhere")
            .change("fields: /error/fields", "fields: /fields")
            .breaking("the family `studio` has another `error/fields`"),
        Case.of("a family writes its errors elsewhere")
            .change("message: /error/message", "message: /error/text")
            .breaking("the family `studio` has another `error/message`"),
        Case.of("a family writes its errors in one more place")
            .change("message: /error/message", "message: [/error/message, /message]")
            .breaking("the family `studio` has another `error/message`"),
        Case.of("a family tells more of a request in its errors")
            .change(
                "      details: /error\n",
                "      details: /error\n      context: {request: /error/request}\n")
            .additive("the family `studio` tells `request` in its errors, at `/error/request`"),
        Case.of("a family tells of a request elsewhere in its errors")
            .given(
                "x-families:\n",
                "      details: /error\n",
                "      details: /error\n      context: {request: /error/request}\n")
            .change("context: {request: /error/request}", "context: {request: /request}")
            .breaking(
                "the family `studio` has another `error/context/request`: `/request` (before:"
                    + " `/error/request`)"),
        Case.of("a family no longer tells of a request in its errors")
            .given(
                "x-families:\n",
                "      details: /error\n",
                "      details: /error\n      context: {request: /error/request}\n")
            .change("      context: {request: /error/request}\n", "")
            .breaking("the family `studio` has another `error/context/request`: none"),
        Case.of("a key may ask less often")
            .change("requests-per-minute: 600", "requests-per-minute: 60")
            .breaking(
                "the family `studio` has another `requests-per-minute`: `60` (before: `600`)"),
        Case.of("a key may ask more often")
            .change("requests-per-minute: 600", "requests-per-minute: 6000")
            .additive(
                "the family `studio` has another `requests-per-minute`: `6000` (before: `600`)"),
        Case.of("a family gets tiers")
            .change(
                "requests-per-minute: 600\n",
                "requests-per-minute: 600\n    tiers: {free: {requests-per-minute: 600}}\n")
            .additive("the family `studio` has the tier `free`"),
        Case.of("a tier goes")
            .given(
                "x-families:\n",
                "requests-per-minute: 600\n",
                "requests-per-minute: 600\n    tiers: {free: {requests-per-minute: 600}, pro: {requests-per-minute: 900}}\n")
            .change(", pro: {requests-per-minute: 900}", "")
            .breaking("the family `studio` no longer has the tier `pro`"),
        Case.of("a tier may have more")
            .given(
                "x-families:\n",
                "requests-per-minute: 600\n",
                "requests-per-minute: 600\n    tiers: {free: {requests-per-minute: 600, max-upload-bytes: 5000000000}}\n")
            .change("max-upload-bytes: 5000000000", "max-upload-bytes: 9000000000")
            .additive(
                "the family `studio` has another `tiers/free/max-upload-bytes`: `9000000000`"
                    + " (before: `5000000000`)"),
        Case.of("a tier may have less")
            .given(
                "x-families:\n",
                "requests-per-minute: 600\n",
                "requests-per-minute: 600\n    tiers: {free: {requests-per-minute: 600, parallel: 3}}\n")
            .change("parallel: 3", "parallel: 2")
            .breaking("the family `studio` has another `tiers/free/parallel`: `2` (before: `3`)"),
        Case.of("a family asks more of its operations")
            .add(
                "    framework-errors:\n",
                "      in-flight: {status: 409, code: conflict, response: {$ref:"
                    + " '#/components/responses/Conflict'}}\n")
            .documentation("the family `studio` differs in `framework-errors`"),
        Case.of("a family is added")
            .change("x-families:\n", "x-families:\n  radio: {paths: [/radio]}\n")
            .additive("the family `radio` is new"),
        codeless("a family without codes has another error")
            .change(
                "x-error-catalog:\n",
                "x-error-catalog:\n  - {family: radio, status: 404, title: Gone, remedy: Wait.}\n")
            .additive("`radio 404` is a new error"),
        codeless("an operation without codes answers another status")
            .change(TUNE, "'400': {}", "'400': {}, '404': {description: Gone.}")
            .additive("`tuneIn` 404 is a new answer: Gone."),
        codeless("an operation without codes answers a status no longer")
            .change(TUNE, "'400': {}, '429': {}", "'400': {}")
            .breaking("`tuneIn` 429 is no longer an answer"));
  }

  /** A family whose errors have no code, with an operation of it. */
  private static Case codeless(String name) {
    return Case.of(name)
        .given(
            "x-families:\n",
            "x-families:\n",
            "x-families:\n  radio: {paths: [/radio], error: {message: /message}}\n")
        .given(
            "paths:\n",
            "paths:\n",
            "paths:\n  /radio/channels:\n    get: {"
                + TUNE
                + ", responses: {'204': {}, '400': {}, '429': {}}}\n");
  }

  private static List<Case> answers() {
    return List.of(
        Case.of("a success moves to another status")
            .change(TEST, "'202':", "'200':")
            .breaking("`testWebhookEndpoint` 202 is no longer an answer"),
        Case.of("a success is added")
            .change(
                TEST,
                "        '202':",
                "        '200': {$ref: '#/components/responses/WebhookTestAccepted'}\n"
                    + "        '202':")
            .breaking("`testWebhookEndpoint` 200 is a new answer"),
        Case.of("a response has another name")
            .change("\n    ProjectsListed:\n", "\n    ProjectPage:\n")
            .change("responses/ProjectsListed'", "responses/ProjectPage'")
            .breaking(
                "`listProjects` 200 is the response `ProjectPage` (before: `ProjectsListed`), which"
                    + " is a class in a generated client"),
        Case.of("a required header is removed")
            .change(
                "\n    CutExported:\n",
                "        Content-Disposition: {$ref: '#/components/headers/ContentDisposition'}\n",
                "")
            .breaking("`exportCut` 200 no longer has the header `Content-Disposition`"),
        Case.of("a header becomes optional")
            .change("\n    TusExtension:\n", "required: true", "required: false")
            .breaking(
                "the header `Tus-Extension` of `getUploadCapabilities` 204 may now be absent"),
        Case.of("a header becomes required")
            .change("\n    UploadExpires:\n", "required: false", "required: true")
            .additive("the header `Upload-Expires` of `getUploadOffset` 200 is always present now"),
        Case.of("a header is added")
            .change(
                "\n    CutExported:\n",
                "      headers:\n",
                "      headers:\n        ETag: {$ref: '#/components/headers/ETag'}\n")
            .additive("`exportCut` 200 always has the new header `ETag`: Names this version"),
        Case.of("a header changes its type")
            .change("\n    TusMaxSize:\n", "type: integer", "type: string")
            .breaking(
                "the header `Tus-Max-Size` of `getUploadCapabilities` 204 has another `type`"),
        Case.of("a media type of an answer is removed")
            .change("\n    OpenapiDocument:\n", "application/yaml", "text/plain")
            .breaking("the `application/yaml` body of `getOpenapiDocument` 200 in answers is gone"),
        Case.of("an answer has one more of several media types")
            .change(
                "\n    CutExported:\n",
                "      content:\n",
                "      content:\n"
                    + "        text/html:\n"
                    + "          schema: {type: string, format: binary}\n")
            .additive("the `text/html` body of `exportCut` 200 in answers is a new media type"),
        Case.of("an answer has a second media type")
            .change(
                "\n    ProjectFound:\n",
                "      content:\n",
                "      content:\n"
                    + "        text/plain:\n"
                    + "          schema: {type: string, format: binary}\n")
            .breaking("the `text/plain` body of `getProject` 200 in answers is a new media type"),
        Case.of("an answer is described in other words")
            .change("description: 'The cut.'", "description: 'A cut.'")
            .documentation("`getCut` 200 differs in `description`"),
        Case.of("an example changes")
            .change("\n    ProjectFound:\n", "name: Interviews", "name: Films")
            .documentation(
                "the `application/json` body of `getProject` 200 differs in `examples`"));
  }

  private static List<Case> requests() {
    var quiet =
        "    Quiet:\n      name: quiet\n      in: query\n      description: 'Say less.'\n"
            + "      required: true\n      schema: {type: boolean}\n";
    return List.of(
        Case.of("a required parameter is added")
            .change("  parameters:\n    ProjectId:", "  parameters:\n" + quiet + "    ProjectId:")
            .change(
                GET_CUT,
                "      parameters:\n",
                "      parameters:\n        - $ref: '#/components/parameters/Quiet'\n")
            .breaking("`getCut` needs the new query parameter `quiet`: Say less."),
        Case.of("an optional parameter is added")
            .change(
                GET_CUT,
                "      parameters:\n",
                "      parameters:\n        - $ref: '#/components/parameters/IfMatch'\n")
            .additive("`getCut` takes the new header parameter `If-Match`"),
        Case.of("a parameter is removed")
            .change(LIST_CUTS, "        - $ref: '#/components/parameters/AssetIdFilter'\n", "")
            .breaking("`listCuts` no longer takes the query parameter `asset_id`"),
        Case.of("a parameter becomes required")
            .change("\n    AssetIdFilter:\n", "required: false", "required: true")
            .breaking("the query parameter `asset_id` of `listCuts` is required now"),
        Case.of("a parameter becomes optional")
            .change("\n    EditListFormatQuery:\n", "required: true", "required: false")
            .breaking("the query parameter `format` of `exportCut` is optional now"),
        Case.of("a parameter is bound more tightly")
            .change("\n    AssetIdFilter:\n", "maxLength: 64", "maxLength: 32")
            .breaking(
                "the query parameter `asset_id` of `listCuts` in requests has a greatest length of"
                    + " `32` (before: `64`)"),
        Case.of("required parameters change places")
            .change(
                EXPORT_CUT,
                "        - $ref: '#/components/parameters/CutId'\n"
                    + "        - $ref: '#/components/parameters/EditListFormatQuery'\n",
                "        - $ref: '#/components/parameters/EditListFormatQuery'\n"
                    + "        - $ref: '#/components/parameters/CutId'\n")
            .breaking("`exportCut` has its required parameters in another order"),
        Case.of("a parameter is written in another style")
            .change(
                "\n    AssetIdFilter:\n",
                "      in: query\n",
                "      in: query\n      style: pipeDelimited\n")
            .breaking(
                "the query parameter `asset_id` of `listCuts` has an unclassified change: `style`"),
        Case.of("a parameter is described in other words")
            .change("\n    AssetIdFilter:\n", "description: '", "description: 'Only: ")
            .documentation("the query parameter `asset_id` of `listCuts` differs in `description`"),
        Case.of("a media type of a request is removed")
            .change(SUBTITLES, "          text/vtt: {schema: {type: string, format: binary}}\n", "")
            .breaking("the `text/vtt` body of `replaceSubtitles` in requests is gone"),
        Case.of("a request has one more of several media types")
            .change(
                SUBTITLES,
                "          text/vtt:",
                "          text/plain: {schema: {type: string, format: binary}}\n"
                    + "          text/vtt:")
            .additive(
                "the `text/plain` body of `replaceSubtitles` in requests is a new media type"),
        Case.of("a body becomes optional")
            .change(CREATE_CUT, "        required: true\n", "        required: false\n")
            .breaking("the body of `createCut` is optional now"),
        Case.of("an operation needs a body")
            .change(
                TEST,
                "      parameters:\n",
                "      requestBody:\n"
                    + "        required: true\n"
                    + "        content: {}\n"
                    + "      parameters:\n")
            .breaking("`testWebhookEndpoint` needs a body"));
  }

  private static List<Case> operations() {
    return List.of(
        Case.of("an operation is removed")
            .change("\n    options:\n", "\n    x-options:\n")
            .breaking("`getUploadCapabilities` is gone, `OPTIONS /v1/uploads`"),
        Case.of("an operation is added")
            .change(
                "  /openapi.yaml:\n",
                "  /v1/health:\n"
                    + "    get:\n"
                    + "      operationId: getHealth\n"
                    + "      summary: Ask how it is\n"
                    + "      responses: {}\n"
                    + "  /openapi.yaml:\n")
            .additive("`getHealth` is a new operation, `GET /v1/health`: Ask how it is"),
        Case.of("an operation moves to another path")
            .change("  /v1/credits/history:\n", "  /v1/credit-entries:\n")
            .breaking(
                "`listCreditEntries` moved to `GET /v1/credit-entries` (before: `GET"
                    + " /v1/credits/history`)"),
        Case.of("an operation has another method")
            .change("    put:\n      " + SUBTITLES, "    post:\n      " + SUBTITLES)
            .breaking("`replaceSubtitles` moved to `POST"),
        Case.of("an operation has another operationId")
            .change(GET_CUT, "operationId: readCut\n")
            .breaking(
                "`readCut` has another operationId, a method's name in a generated client:"
                    + " `readCut` (before: `getCut`)"),
        Case.of("an operation moves to another tag")
            .change(GET_CUT, "tags: [Cuts]", "tags: [Assets]")
            .breaking("`getCut` has another tag"),
        Case.of("an operation is summed up in other words")
            .change(GET_CUT, "summary: Get a cut", "summary: Read a cut")
            .documentation("`getCut` differs in `summary`"),
        Case.of("an operation is deprecated")
            .add(GET_CUT, "      deprecated: true\n")
            .documentation("`getCut` now has `deprecated`"),
        Case.of("a key is needed")
            .change(CAPABILITIES, "security: []", "security: [{StudioKey: []}]")
            .breaking("`getUploadCapabilities` needs a key now"),
        Case.of("a key is no longer needed")
            .change(GET_CUT, "      security:\n        - StudioKey: []\n", "      security: []\n")
            .additive("`getCut` no longer needs a key"),
        Case.of("another key is needed")
            .given(
                "  securitySchemes:\n",
                "  securitySchemes:\n",
                "  securitySchemes:\n    ClipsKey: {type: http, scheme: bearer}\n")
            .change(GET_CUT, "        - StudioKey: []\n", "        - ClipsKey: []\n")
            .breaking("`getCut` takes other keys"),
        Case.of("a higher scope is needed")
            .change(GET_CUT, "x-required-scope: read", "x-required-scope: write")
            .breaking("`getCut` needs another scope: `write` (before: `read`)"),
        Case.of("a lower scope is enough")
            .change(CREATE_CUT, "x-required-scope: write", "x-required-scope: read")
            .additive("`createCut` needs another scope: `read` (before: `write`)"),
        Case.of("a scope is needed where any key was enough")
            .given(GET_CUT, "      x-required-scope: read\n", "")
            .add(GET_CUT, "      x-required-scope: read\n")
            .breaking("`getCut` needs another scope: `read` (before: none)"),
        Case.of("an operation is opened to suspended owners")
            .add(GET_CUT, "      x-open-to-suspended: true\n")
            .additive("`getCut` is open to suspended owners"),
        Case.of("an operation is closed to suspended owners")
            .given(
                GET_CUT,
                "      x-required-scope: read\n",
                "      x-required-scope: read\n      x-open-to-suspended: true\n")
            .change(GET_CUT, "      x-open-to-suspended: true\n", "")
            .breaking("`getCut` is no longer open to suspended owners"),
        Case.of("a key of another owner is needed")
            .add(GET_CUT, "      x-key-owner: organization\n")
            .breaking("`getCut` needs a key of another owner: `organization` (before: none)"),
        Case.of("a callback is removed")
            .change("      callbacks:\n        event:\n", "      callbacks:\n        message:\n")
            .breaking("the callback `event` of `createWebhookEndpoint` is gone"),
        Case.of("a callback understands an answer no longer")
            .change(EVENT, "                '410':\n", "                '404':\n")
            .breaking(
                "the callback `event` of `createWebhookEndpoint` 410 is no longer understood"),
        Case.of("a callback brings less")
            .change(
                "\n    WebhookEvent:\n",
                "required: [type, timestamp, data]",
                "required: [type, data]")
            .breaking(
                "`WebhookEvent.timestamp` in events may now be absent (`createWebhookEndpoint`)"),
        Case.of("a callback brings more")
            .change(
                "\n    WebhookEvent:\n",
                "      properties:\n",
                "      properties:\n        attempt: {type: integer}\n")
            .additive("`WebhookEvent.attempt` in events is new"));
  }

  private static List<Case> properties() {
    return List.of(
        Case.of("a request needs a new property")
            .change(NEW_CUT, "required: [asset_id, script]", "required: [asset_id, script, title]")
            .change(
                NEW_CUT,
                "      properties:\n",
                "      properties:\n        title: {type: string}\n")
            .breaking("`CreateCutRequest.title` in requests is new and required (`createCut`)"),
        Case.of("a request takes a new property")
            .change(
                NEW_CUT,
                "      properties:\n",
                "      properties:\n        title: {type: string, description: For people.}\n")
            .additive("`CreateCutRequest.title` in requests is new: For people. (`createCut`)"),
        Case.of("a property of a request becomes required")
            .change(
                "\n    CutScript:\n",
                "      properties:\n",
                "      required: [silence]\n      properties:\n")
            .breaking("`CutScript.silence` in requests is required now"),
        Case.of("a property of a request becomes optional")
            .change(NEW_CUT, "required: [asset_id, script]", "required: [script]")
            .breaking("`CreateCutRequest.asset_id` in requests is optional now"),
        Case.of("a property of a request is removed")
            .change("\n    SilenceScript:\n", "        padding_ms:", "        margin_ms:")
            .breaking("`SilenceScript.padding_ms` in requests is gone"),
        Case.of("required properties of a request change places")
            .change(RANGE, "        start_ms: {type: integer, minimum: 0}\n", "")
            .change(
                RANGE,
                "minimum: 1}\n",
                "minimum: 1}\n        start_ms: {type: integer, minimum: 0}\n")
            .breaking(
                "`TimeRange` has its required properties in another order, [end_ms, start_ms]"),
        Case.of("a property of an answer is removed")
            .change("\n    CutResult:\n", "        removed_ms:", "        dropped_ms:")
            .breaking("`CutResult.removed_ms` in answers is gone"),
        Case.of("a property of an answer becomes optional")
            .change("\n    Project:\n", "required: [id, name, created_at]", "required: [id, name]")
            .breaking(
                "`Project.created_at` in answers may now be absent (`createProject`,"
                    + " `listProjects`, `getProject`)"),
        Case.of("a property of an answer becomes required")
            .change("\n    CreditEntryPage:\n", "required: [data]", "required: [data, next_cursor]")
            .additive("`CreditEntryPage.next_cursor` in answers is always present now"),
        Case.of("an answer has a new property")
            .change(
                "\n    Project:\n",
                "      properties:\n",
                "      properties:\n        color: {type: string}\n")
            .additive("`Project.color` in answers is new"),
        Case.of("a property changes its type")
            .change("\n    CreditBalance:\n", "type: integer", "type: number")
            .breaking("`CreditBalance.credits` has another `type`: `number` (before: `integer`)"),
        Case.of("a property changes its format")
            .change("\n    Project:\n", "          format: date-time\n", "          format: date\n")
            .breaking("`Project.created_at` has another `format`: `date` (before: `date-time`)"),
        Case.of("a property changes its schema for one that is alike")
            .change("\n    WebhookTest:\n", "\n    WebhookTest:\n", "\n    WebhookPing:\n")
            .change(
                "{$ref: '#/components/schemas/WebhookTest'}",
                "{$ref: '#/components/schemas/WebhookPing'}")
            .breaking("`WebhookTest` is gone, which is a class in a generated client"),
        Case.of("a property of an error changes its bounds")
            .change("\n    NotFoundError:\n", "maxLength: 1000", "maxLength: 2000")
            .breaking(
                "`NotFoundError.message` in answers has a greatest length of `2000` (before:"
                    + " `1000`)"),
        Case.of("a property is described in other words")
            .change(
                "\n    CreditBalance:\n", "          description: ", "          description: Now ")
            .documentation("`CreditBalance.credits` differs in `description`"),
        Case.of("a request refuses unknown properties")
            .given(NEW_CUT, "      additionalProperties: false\n", "")
            .add(NEW_CUT, "      additionalProperties: false\n")
            .breaking("`CreateCutRequest` in requests has no other properties than listed"),
        Case.of("a request admits unknown properties")
            .change(NEW_CUT, "      additionalProperties: false\n", "")
            .additive("`CreateCutRequest` in requests may have properties that are not listed"));
  }

  private static List<Case> values() {
    var name = "\n    CreateProjectRequest:\n";
    var project = "\n    Project:\n";
    return List.of(
        Case.of("a request takes a new value of an enum")
            .change("\n    EditListFormat:\n", "enum: [", "enum: [aaf, ")
            .additive("`EditListFormat` in requests may now be `aaf`"),
        Case.of("a request takes a value of an enum no longer")
            .change("\n    EditListFormat:\n", "edl, ", "")
            .breaking("`EditListFormat` no longer has the value `edl`"),
        Case.of("an answer may have a new value of an enum")
            .change("\n    JobStatus:\n", "enum: [pending,", "enum: [paused, pending,")
            .additive(
                "`JobStatus` in answers may now be `paused`, which older clients see as unknown"),
        Case.of("an answer no longer has a value of an enum")
            .change("\n    JobStatus:\n", ", cancelled]", "]")
            .breaking("`JobStatus` no longer has the value `cancelled`"),
        Case.of("a text becomes an enum")
            .change(
                "\n    WebhookTest:\n",
                "          minLength: 1\n",
                "          enum: [a]\n          minLength: 1\n")
            .breaking("`WebhookTest.message_id` is an enum now"),
        Case.of("a bound of a request is tightened")
            .change(name, "maxLength: 200", "maxLength: 100")
            .breaking(
                "`CreateProjectRequest.name` in requests has a greatest length of `100` (before:"
                    + " `200`)"),
        Case.of("a bound of a request is loosened")
            .change(name, "maxLength: 200", "maxLength: 300")
            .additive(
                "`CreateProjectRequest.name` in requests has a greatest length of `300` (before:"
                    + " `200`)"),
        Case.of("a bound of an answer is loosened")
            .change(project, "maxLength: 200", "maxLength: 300")
            .breaking("`Project.name` in answers has a greatest length of `300` (before: `200`)"),
        Case.of("a bound of an answer is tightened")
            .change(project, "maxLength: 200", "maxLength: 100")
            .additive("`Project.name` in answers has a greatest length of `100` (before: `200`)"),
        Case.of("a lower bound of a request rises")
            .change(RANGE, "minimum: 0", "minimum: 10")
            .breaking("`TimeRange.start_ms` in requests is at least `10` (before: `0`)"),
        Case.of("a lower bound of an answer falls away")
            .change(project, "          minLength: 1\n", "")
            .breaking("`Project.id` in answers has a least length of none (before: `1`)"),
        Case.of("a list of a request may have fewer items")
            .change("\n    CutScript:\n", "maxItems: 10000", "maxItems: 100")
            .breaking(
                "`CutScript.keep_ranges` in requests has a greatest number of items of `100`"),
        Case.of("a list of a request must have unique items")
            .change(
                "\n    CutScript:\n",
                "maxItems: 10000",
                "uniqueItems: true\n          maxItems: 10000")
            .breaking("`CutScript.keep_ranges` in requests has another `uniqueItems`"),
        Case.of("a request must match a pattern")
            .change(name, "maxLength: 200", "maxLength: 200\n          pattern: '^A'")
            .breaking(
                "`CreateProjectRequest.name` in requests has another `pattern`: `^A` (before:"
                    + " none)"),
        Case.of("an answer matches a pattern no longer")
            .given(project, "maxLength: 64", "maxLength: 64\n          pattern: '^prj_'")
            .change(project, "\n          pattern: '^prj_'", "")
            .breaking("`Project.id` in answers has another `pattern`: none (before: `^prj_`)"),
        Case.of("an answer may be null")
            .change(project, "maxLength: 64", "maxLength: 64\n          nullable: true")
            .breaking("`Project.id` in answers may now be null"),
        Case.of("a request may be null")
            .change(name, "maxLength: 200", "maxLength: 200\n          nullable: true")
            .additive("`CreateProjectRequest.name` in requests may now be null"),
        Case.of("a property is read-only")
            .change(name, "maxLength: 200", "maxLength: 200\n          readOnly: true")
            .breaking("`CreateProjectRequest.name` has another `readOnly`"),
        Case.of("a property is write-only")
            .change(project, "maxLength: 64", "maxLength: 64\n          writeOnly: true")
            .breaking("`Project.id` has another `writeOnly`"),
        Case.of("a default changes")
            .change("\n    SilenceScript:\n", "default: 500", "default: 600")
            .breaking(
                "`SilenceScript.minimum_silence_ms` has another value when it is left out: `600`"
                    + " (before: `500`)"),
        Case.of("the items of a list change")
            .change(
                "\n    CutResult:\n",
                "items: {$ref: '#/components/schemas/KeptRange'}",
                "items: {$ref: '#/components/schemas/TimeRange'}")
            .breaking(
                "`CutResult.ranges[]` is now of the schema `TimeRange` (before: `KeptRange`)"),
        Case.of("the values of a map change")
            .given(
                "\n    WebhookTest:\n",
                "      properties:\n",
                "      additionalProperties: {type: string}\n      properties:\n")
            .change(
                "\n    WebhookTest:\n",
                "additionalProperties: {type: string}",
                "additionalProperties: {type: integer}")
            .breaking("`WebhookTest.*` has another `type`: `integer` (before: `string`)"));
  }

  private static List<Case> choices() {
    var script = "script: {$ref: '#/components/schemas/CutScript'}";
    var oneOf =
        "script:\n          oneOf:\n            - $ref: '#/components/schemas/CutScript'\n"
            + "            - {type: string, enum: [all, nothing]}\n";
    var result = "result: {$ref: '#/components/schemas/CutResult'}";
    var results =
        "result:\n"
            + "          oneOf:\n"
            + "            - $ref: '#/components/schemas/CutResult'\n"
            + "            - $ref: '#/components/schemas/Failure'\n"
            + "          discriminator: {propertyName: kind, mapping: {result:"
            + " '#/components/schemas/CutResult'}}\n";
    return List.of(
        Case.of("an enum within a oneOf of a request loses a value")
            .given(NEW_CUT, script, oneOf)
            .change("enum: [all, nothing]", "enum: [all]")
            .breaking("`CreateCutRequest.script` no longer has the value `nothing`"),
        Case.of("an enum within a oneOf of a request gains a value")
            .given(NEW_CUT, script, oneOf)
            .change("enum: [all, nothing]", "enum: [all, some, nothing]")
            .additive("`CreateCutRequest.script` in requests may now be `some`"),
        Case.of("an enum of a component within a oneOf of an answer loses a value")
            .given(CUT, result, results)
            .change("\n    FailureReason:\n", "corrupt,", "damaged,")
            .breaking("`FailureReason` no longer has the value `corrupt`"),
        Case.of("a request has one choice less")
            .given(NEW_CUT, script, oneOf)
            .change("            - {type: string, enum: [all, nothing]}\n", "")
            .breaking("`CreateCutRequest.script` can no longer be its choice 2"),
        Case.of("an answer has one choice more")
            .given(CUT, result, results)
            .change(
                "            - $ref: '#/components/schemas/Failure'\n",
                "            - $ref: '#/components/schemas/Failure'\n"
                    + "            - $ref: '#/components/schemas/Project'\n")
            .breaking("`Cut.result` in answers may now be `Project`"),
        Case.of("choices are told by another property")
            .given(CUT, result, results)
            .change("propertyName: kind", "propertyName: type")
            .breaking("`Cut.result` is told by another `propertyName`"),
        Case.of("a choice is told by another value")
            .given(CUT, result, results)
            .change("mapping: {result:", "mapping: {ranges:")
            .breaking("`Cut.result` in answers is told by `result`: none"),
        Case.of("an allOf narrows a property of a request")
            .given(
                NEW_CUT,
                script,
                "script:\n"
                    + "          allOf:\n"
                    + "            - $ref: '#/components/schemas/CutScript'\n"
                    + "            - {maxProperties: 2}\n")
            .change("{maxProperties: 2}", "{maxProperties: 1}")
            .breaking(
                "`CutScript` in requests has a greatest number of properties of `1` (before:"
                    + " `2`)"));
  }

  private static List<Case> root() {
    return List.of(
        Case.of("a server is gone")
            .change("  - url: http://localhost:8080", "  - url: http://localhost:9090")
            .breaking("the server `http://localhost:8080` of the document is gone"),
        Case.of("a tag is displayed in other words")
            .change("x-displayName: Projects", "x-displayName: Work")
            .documentation("the tag `Projects` of the document differs in `x-displayName`"),
        Case.of("tags are grouped otherwise")
            .change("tags: [Projects, Assets, Cuts]", "tags: [Projects, Cuts, Assets]")
            .documentation("the document differs in `x-tagGroups`"),
        Case.of("a tag is described in other words")
            .change("A project groups", "A project keeps")
            .documentation("the tag `Projects` of the document differs in `description`"),
        Case.of("the document is introduced in other words")
            .change("A platform for media", "A platform")
            .documentation("the document differs in `description`"),
        Case.of("keys are sent in another way")
            .change("  securitySchemes:", "scheme: bearer", "scheme: basic")
            .breaking("`components/securitySchemes/StudioKey` has another `scheme`"),
        Case.of("the document is of another OpenAPI")
            .change("openapi: 3.0.3", "openapi: 3.1.0")
            .breaking(
                "the document has an unclassified change: `openapi` is `3.1.0` (before: `3.0.3`)"),
        Case.of("a component that nothing uses changes")
            .given("components:\n", "  parameters:\n", "  parameters:\n    Spare: {name: spare}\n")
            .change("    Spare: {name: spare}\n", "    Spare: {name: other}\n")
            .documentation("`components/parameters/Spare` differs in `a part that nothing uses`"),
        Case.of("a key that nobody foresaw, on an operation")
            .add(GET_CUT, "      x-quota: 10\n")
            .breaking("`getCut` has an unclassified change: `x-quota` is `10` (before: none)"),
        Case.of("a key that nobody foresaw, in a schema")
            .add(CUT, "      contentEncoding: base64\n")
            .breaking("`Cut` has an unclassified change: `contentEncoding`"),
        Case.of("a key that nobody foresaw, in an entry of the catalogue")
            .add("code: asset_failed\n", "    severity: high\n")
            .breaking("`studio asset_failed` has an unclassified change: `severity`"),
        Case.of("a key that nobody foresaw, at the root")
            .change("x-families:", "x-limits: {a: 1}\nx-families:")
            .breaking("the document has an unclassified change: `x-limits`"));
  }
}
