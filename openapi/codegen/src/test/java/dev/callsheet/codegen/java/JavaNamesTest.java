package dev.callsheet.codegen.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.contract.document.Family;
import org.junit.jupiter.api.Test;

/** How names of the document read in Java. */
final class JavaNamesTest {
  @Test
  void codesAndOperationsBecomeTypes() {
    assertEquals("AssetProcessing", JavaNames.type("asset_processing"));
    assertEquals("CreateCut", JavaNames.type("createCut"));
    assertEquals("CreateTopUpRequest", JavaNames.type("CreateTopUpRequest"));
  }

  @Test
  void parametersAndHeadersBecomeMembers() {
    assertEquals("idempotencyKey", JavaNames.member("Idempotency-Key"));
    assertEquals("cutId", JavaNames.member("cut_id"));
    assertEquals("etag", JavaNames.member("ETag"));
    assertEquals("defaultValue", JavaNames.member("default"));
  }

  @Test
  void valuesBecomeConstants() {
    assertEquals("PREMIERE_XML", JavaNames.constant("premiere_xml"));
    assertEquals("ASSET_READY", JavaNames.constant("asset.ready"));
    assertEquals("_720P", JavaNames.constant("720p"));
  }

  @Test
  void anErrorIsNamedAfterItsCodeOrElseItsStatus() {
    assertEquals("AssetFailed", JavaNames.error("asset_failed", 409));
    assertEquals("TooManyRequests", JavaNames.error(Family.NO_CODE, 429));
    assertEquals("Unregistered499", JavaNames.error(Family.NO_CODE, 499));
  }

  @Test
  void withinItsFamilyANameLacksThePrefixAndTheNoun() {
    Family clips = family("clips", "Clip");
    assertEquals("Project", JavaNames.within(clips, "ClipsProject"));
    assertEquals("Clipsy", JavaNames.within(clips, "Clipsy"));
    assertEquals("Clips", JavaNames.within(clips, "Clips"));
    assertEquals("OpenapiDocument", JavaNames.within(Family.NONE, "OpenapiDocument"));
    assertEquals("createSource", JavaNames.operationWithin(clips, "createClipSource"));
    assertEquals("createClips", JavaNames.operationWithin(clips, "createClips"));
    assertEquals("createClip", JavaNames.operationWithin(clips, "createClip"));
  }

  private static Family family(String name, String noun) {
    Family none = Family.NONE;
    return new Family(
        name,
        noun,
        none.paths(),
        none.keyPrefixes(),
        none.keyHeaders(),
        none.scopes(),
        none.requestsPerMinute(),
        none.code(),
        none.frameworkErrors(),
        none.node());
  }
}
