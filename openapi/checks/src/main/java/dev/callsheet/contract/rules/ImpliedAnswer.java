package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkAnswer;
import dev.callsheet.contract.document.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * An answer that follows from what an operation has, whatever it does besides.
 *
 * @param family the family of the operation
 * @param trait what implies it
 * @param answer how the family of the operation answers there
 */
public record ImpliedAnswer(
    ApiOperation operation, Family family, Trait trait, FrameworkAnswer answer) {
  /** Returns those that are not declared. */
  public static List<ImpliedAnswer> missing(ContractDocument document) {
    var missing = new ArrayList<ImpliedAnswer>();
    for (var operation : document.operations()) {
      var family = document.families().getOrDefault(operation.family(), Family.NONE);
      for (var trait : Trait.values()) {
        if (trait.in(operation, family)) {
          EnumSet.copyOf(trait.implied()).stream()
              .flatMap(error -> family.find(error).stream())
              .distinct()
              .map(answer -> new ImpliedAnswer(operation, family, trait, answer))
              .filter(implied -> !implied.isDeclared())
              .forEach(missing::add);
        }
      }
    }
    return missing;
  }

  /** Whether the operation answers nothing with the status yet. */
  public boolean isFree() {
    return !operation.answers().containsKey(answer.status());
  }

  /** Returns the reference to the response that the family has for it; empty if it has none. */
  public String reference() {
    return family
        .node()
        .path("framework-errors")
        .path(answer.error().key())
        .at("/response/$ref")
        .asString("");
  }

  private boolean isDeclared() {
    return operation.declares(answer.status(), answer.code());
  }

  /** Says what is missing, as the first half of a message. */
  String wrong() {
    var code = answer.code().equals(Family.NO_CODE) ? "" : " " + answer.code();
    return "%s has %s, but no %d%s".formatted(operation.id(), trait.words(), answer.status(), code);
  }

  /** Says how to mend it, as the second half of a message. */
  String mend() {
    return isFree()
        ? "declare %s, the %s of its family"
            .formatted(answer.answer().component(), answer.error().key())
        : "answer %d with a response that has it, the %s of its family"
            .formatted(answer.status(), answer.error().key());
  }
}
