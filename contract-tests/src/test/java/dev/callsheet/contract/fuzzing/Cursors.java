package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cursors that the server gave out, by the operationId of their list. */
record Cursors(Map<String, String> own, Map<String, String> foreign) {
  /** What the contract calls the parameter. */
  static final String PARAMETER = "cursor";

  Cursors {
    own = new TreeMap<>(own);
    foreign = new TreeMap<>(foreign);
  }

  /** Returns a cursor of this list. */
  Optional<String> own(ApiOperation operation) {
    return Optional.ofNullable(own.get(operation.id()));
  }

  /** Returns the cursors that this list has not given to its caller. */
  List<String> others(ApiOperation operation) {
    var others = new ArrayList<>(foreign.values());
    own.forEach(
        (list, cursor) -> {
          if (!list.equals(operation.id())) {
            others.add(cursor);
          }
        });
    return others;
  }
}
