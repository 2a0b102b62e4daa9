package dev.callsheet.studio.asset;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.studio.FailureReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AssetModelsTest {
  @ParameterizedTest
  @EnumSource
  void theReasonOfAnAssetKeepsItsNameAndSaysWhy(FailureReason reason) {
    var failure = requireNonNull(AssetModels.assetFailure(reason));
    assertEquals(reason.name().toLowerCase(ROOT), failure.reason().value());
    assertEquals(reason.message(), failure.message());
  }
}
