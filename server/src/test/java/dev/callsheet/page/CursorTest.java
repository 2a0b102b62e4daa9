package dev.callsheet.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.id.Ids;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {
  @Test
  void namesTheIdThatItWasMadeOf() {
    var id = Ids.next("ast");
    assertEquals(id, Cursor.id(Cursor.after(id)));
  }

  @Test
  void theFirstPageHasNone() {
    assertNull(Cursor.id(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "=", "YXN0", "ast_00000000000000000000000000"})
  void whatIsNoneOfOursIsMalformed(String text) {
    var exception = assertThrows(FrameworkErrorException.class, () -> Cursor.id(text));
    assertEquals(new FrameworkError.MalformedBody("The cursor is malformed."), exception.error());
  }

  @Test
  void anIdWithSomethingBehindItIsMalformed() {
    var text =
        Base64.getUrlEncoder()
            .encodeToString((Ids.next("ast") + "' or 1=1").getBytes(StandardCharsets.US_ASCII));
    assertThrows(FrameworkErrorException.class, () -> Cursor.id(text));
  }
}
