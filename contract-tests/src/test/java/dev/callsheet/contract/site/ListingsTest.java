package dev.callsheet.contract.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java on the pages about errors, against the client that was built from the same document. */
class ListingsTest {
  @TempDir Path classes;

  @Test
  void everyListingOfThePagesCompiles() throws IOException {
    var listings = new JavaListings();
    new Site()
        .pages()
        .forEach(
            (path, page) ->
                page.select("code.java").forEach(code -> listings.add(path, code.wholeText())));
    assertTrue(listings.count() > 40, () -> listings.count() + " listings");
    assertEquals(List.of(), listings.errors(classes));
  }

  @Test
  void aListingThatNamesNoTypeOfTheClientWouldFail() throws IOException {
    var listings =
        new JavaListings()
            .add("/", "import dev.callsheet.client.studio.error.Teapot;\nfinal class Any {}\n");
    assertEquals(1, listings.errors(classes).size());
  }
}
