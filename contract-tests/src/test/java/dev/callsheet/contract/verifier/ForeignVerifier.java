package dev.callsheet.contract.verifier;

import java.io.IOException;
import java.util.List;

/** A verifier that somebody else wrote, and that knows nothing of Callsheet. */
@FunctionalInterface
public interface ForeignVerifier {

  /** Returns for each entry whether the verifier finds it proved, signature included. */
  List<Boolean> accepts(List<LoggedEntry> entries) throws IOException, InterruptedException;
}
