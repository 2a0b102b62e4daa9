package org.example.library;

import io.micronaut.http.annotation.Controller;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.example.library.api.library.CoverReplaced;
import org.example.library.api.library.CreateItemResponse;
import org.example.library.api.library.GetItemResponse;
import org.example.library.api.library.ItemCreated;
import org.example.library.api.library.ItemFound;
import org.example.library.api.library.ItemsApi;
import org.example.library.api.library.ItemsListed;
import org.example.library.api.library.ListItemsResponse;
import org.example.library.api.library.NotFound;
import org.example.library.api.library.ReplaceCoverForm;
import org.example.library.api.library.ReplaceCoverResponse;
import org.example.library.schema.library.Book;
import org.example.library.schema.library.Cover;
import org.example.library.schema.library.Item;
import org.example.library.schema.library.ItemPage;
import org.example.library.schema.library.Recording;
import org.example.library.schema.library.Shelf;
import org.jspecify.annotations.Nullable;

/** Keeps items as long as it runs. */
@Controller
class Items implements ItemsApi {
  private final Map<UUID, Item> items = new LinkedHashMap<>();

  @Inject
  Items() {}

  @Override
  public synchronized ListItemsResponse listItems(
      Card caller,
      @Nullable List<Shelf> shelf,
      @Nullable LocalDate boughtSince,
      @Nullable String session,
      int limit,
      @Nullable String cursor) {
    var ids = new ArrayList<>(items.keySet());
    var first = cursor == null ? 0 : ids.indexOf(UUID.fromString(cursor));
    var page = ids.subList(first, Math.min(first + limit, ids.size()));
    var next = first + limit < ids.size() ? ids.get(first + limit).toString() : null;
    return new ItemsListed(new ItemPage(page.stream().map(items::get).toList(), next), shelf);
  }

  @Override
  public synchronized CreateItemResponse createItem(Card caller, Item body) {
    var id = UUID.randomUUID();
    var item =
        switch (body) {
          case Book book ->
              new Book(id, book.title(), book.pages(), book.price(), book.keywords(), book.cover());
          case Recording recording ->
              new Recording(
                  id,
                  recording.title(),
                  recording.lasts(),
                  recording.playedFrom(),
                  recording.vaultCode());
        };
    items.put(id, item);
    return new ItemCreated(item, URI.create("/items/" + id));
  }

  @Override
  public synchronized GetItemResponse getItem(Card caller, UUID itemId) {
    var item = items.get(itemId);
    return item == null ? new NotFound("No item has this id.") : new ItemFound(item, false, null);
  }

  @Override
  public synchronized ReplaceCoverResponse replaceCover(
      Card caller, UUID itemId, @Nullable Boolean dryRun, ReplaceCoverForm form) {
    if (!items.containsKey(itemId)) {
      return new NotFound("No item has this id.");
    }
    return new CoverReplaced(
        new Cover(
            form.cover().size(),
            form.cover().filename(),
            Objects.requireNonNullElse(form.drafts(), List.of()).size(),
            form.caption(),
            form.painter(),
            form.paintedOn()));
  }
}
