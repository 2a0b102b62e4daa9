package dev.callsheet.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.callsheet.id.Ids;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class PageTest {
  private final List<String> ids = List.of(Ids.next("ast"), Ids.next("ast"), Ids.next("ast"));

  @Test
  void theLastPageHasNoCursor() {
    assertNull(Page.of(ids, 3, Function.identity()).nextCursor());
    assertNull(Page.of(List.<String>of(), 3, Function.identity()).nextCursor());
  }

  @Test
  void aFullPageNamesItsLastItem() {
    var page = Page.of(ids, 2, Function.identity());
    assertEquals(ids.subList(0, 2), page.items());
    assertEquals(ids.get(1), Cursor.id(page.nextCursor()));
  }

  @Test
  void turningTheItemsKeepsTheCursor() {
    var page = Page.of(ids, 2, Function.identity());
    var turned = page.map(String::length);
    assertEquals(List.of(30, 30), turned.items());
    assertEquals(page.nextCursor(), turned.nextCursor());
  }
}
