package dev.callsheet.contract.verifier;

import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorParseException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The verifier of {@code sigstore-java}: its checkpoints, signatures and inclusion proofs. Its
 * client of Rekor as a whole wants a log that is called like the host that it is on.
 */
public final class SigstoreJava implements ForeignVerifier {

  @Override
  public List<Boolean> accepts(List<LoggedEntry> entries) {
    return entries.stream().map(SigstoreJava::accepts).toList();
  }

  private static boolean accepts(LoggedEntry entry) {
    try {
      RekorEntry.Checkpoint checkpoint = Checkpoints.from(entry.checkpoint());
      InclusionProofVerifier.verify(
          TreeHash.leaf(entry.entry()).bytes(),
          entry.index(),
          checkpoint.getSize(),
          entry.hashes().stream().map(Sha256::bytes).toList(),
          Base64.getDecoder().decode(checkpoint.getBase64Hash()));
      return isSigned(checkpoint, entry);
    } catch (RekorParseException | InclusionProofVerificationException refused) {
      return false;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static boolean isSigned(RekorEntry.Checkpoint checkpoint, LoggedEntry entry) {
    byte[] text = checkpoint.getSignedData().getBytes(StandardCharsets.UTF_8);
    try {
      var verifier = Verifiers.newVerifier(entry.key().publicKey());
      for (RekorEntry.CheckpointSignature signature : checkpoint.getSignatures()) {
        boolean named =
            signature.getIdentity().equals(entry.key().name())
                && HexFormat.of().formatHex(signature.getKeyHint()).equals(entry.key().keyId());
        if (named && verifier.verify(text, signature.getSignature())) {
          return true;
        }
      }
    } catch (GeneralSecurityException malformed) {
      return false;
    }
    return false;
  }
}
