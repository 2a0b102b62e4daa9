package org.example.library;

import io.micronaut.http.annotation.Controller;
import jakarta.inject.Inject;
import java.util.List;
import org.example.library.api.library.BranchesApi;
import org.example.library.api.library.ListShelvesResponse;
import org.example.library.api.library.ShelvesListed;
import org.example.library.schema.library.Shelf;

/** Knows its shelves. */
@Controller
class Branches implements BranchesApi {
  @Inject
  Branches() {}

  @Override
  public ListShelvesResponse listShelves(Card caller, String branchId) {
    return new ShelvesListed(List.of(Shelf.values()));
  }
}
