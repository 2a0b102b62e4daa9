package dev.callsheet.transparency.certificate;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.SignatureType;
import dev.callsheet.transparency.note.VerifiedSignature;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Verifies certificates against a recording, without a network: the log's signature, the way from
 * the entry to the signed root, the opening of the entry's commitment, and the recording's hash.
 */
public final class CertificateVerifier {

  private static final int BUFFER = 1 << 16;

  private final Set<VerifierKey> logKeys;
  private final WitnessPolicy witnesses;

  /**
   * Trusts the keys of one log or of several, whatever witnesses say.
   *
   * @param logKeys at least one, of type 1; the key's name is the log's origin
   */
  public CertificateVerifier(Collection<VerifierKey> logKeys) {
    this(logKeys, WitnessPolicy.none());
  }

  /**
   * Trusts the keys of one log or of several, where enough witnesses cosigned.
   *
   * @param logKeys at least one, of type 1; the key's name is the log's origin
   */
  public CertificateVerifier(Collection<VerifierKey> logKeys, WitnessPolicy witnesses) {
    this.logKeys = Set.copyOf(logKeys);
    this.witnesses = witnesses;
    if (logKeys.isEmpty()
        || logKeys.stream().anyMatch(key -> key.type() != SignatureType.ED25519)) {
      throw new IllegalArgumentException("A log's key is of type 1.");
    }
  }

  /** Returns the hash of a recording, which is read to its end and not closed. */
  public static Sha256 mediaSha256(InputStream media) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    for (int read = media.read(buffer); read >= 0; read = media.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return Sha256.of(digest);
  }

  /**
   * Verifies a certificate.
   *
   * @param certificate the text of a {@code .tlog-proof} file
   * @param media the recording, which is read to its end and not closed
   * @throws IOException when the recording cannot be read
   */
  public CertificateCheck verify(String certificate, InputStream media) throws IOException {
    return verify(certificate, mediaSha256(media));
  }

  /**
   * Verifies a certificate.
   *
   * @param certificate the text of a {@code .tlog-proof} file
   * @param mediaSha256 of the recording's bytes
   */
  public CertificateCheck verify(String certificate, Sha256 mediaSha256) {
    Certificate read;
    Checkpoint checkpoint;
    try {
      read = Certificate.parse(certificate);
      checkpoint = Checkpoint.parse(read.proof().checkpoint().text());
    } catch (MalformedException malformed) {
      return invalid(
          CertificateFault.MALFORMED, "This is not a certificate. " + malformed.getMessage());
    }
    NoteCheck note = read.proof().checkpoint().verify(trusted());
    if (note instanceof NoteCheck.BadSignature bad) {
      return invalid(
          CertificateFault.BAD_SIGNATURE,
          "The checkpoint is not what " + bad.key().name() + " signed.");
    }
    List<VerifiedSignature> signatures =
        note instanceof NoteCheck.Trusted trusted ? trusted.signatures() : List.of();
    return verifySigned(read, checkpoint, signatures, mediaSha256);
  }

  private CertificateCheck verifySigned(
      Certificate certificate,
      Checkpoint checkpoint,
      List<VerifiedSignature> signatures,
      Sha256 mediaSha256) {
    List<VerifierKey> logs =
        signatures.stream().map(VerifiedSignature::key).filter(logKeys::contains).toList();
    if (logs.isEmpty()) {
      return invalid(
          CertificateFault.UNKNOWN_KEY, "The checkpoint is not signed with the log's key.");
    }
    if (logs.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
      return invalid(
          CertificateFault.WRONG_ORIGIN,
          "The checkpoint is of the log " + checkpoint.origin() + ", the key of another.");
    }
    int cosigned = signatures.size() - logs.size();
    if (cosigned < witnesses.quorum()) {
      return invalid(
          CertificateFault.TOO_FEW_WITNESSES,
          String.format(
              Locale.ROOT,
              "The checkpoint is cosigned by %d of the %d witnesses that are asked for.",
              cosigned,
              witnesses.quorum()));
    }
    InclusionProof inclusion =
        new InclusionProof(
            certificate.proof().index(), checkpoint.size(), certificate.proof().hashes());
    if (!inclusion.proves(certificate.entry().leaf(), checkpoint.root())) {
      return invalid(
          CertificateFault.NOT_INCLUDED, "The log's tree does not hold the certificate's entry.");
    }
    return verifyIncluded(certificate, checkpoint, signatures, mediaSha256);
  }

  private static CertificateCheck verifyIncluded(
      Certificate certificate,
      Checkpoint checkpoint,
      List<VerifiedSignature> signatures,
      Sha256 mediaSha256) {
    boolean opens =
        certificate.opening().version() == certificate.entry().commitmentVersion()
            && certificate
                .opening()
                .commitment()
                .filter(certificate.entry().commitment()::equals)
                .isPresent();
    if (!opens) {
      return invalid(
          CertificateFault.WRONG_OPENING,
          "What the certificate tells of the work is not what was registered.");
    }
    if (!certificate.opening().mediaSha256().equals(mediaSha256)) {
      return invalid(
          CertificateFault.WRONG_MEDIA, "The recording is not the one that was registered.");
    }
    return new CertificateCheck.Valid(
        certificate.entry(),
        certificate.proof().index(),
        checkpoint,
        signatures,
        certificate.opening().fields(),
        certificate.opening().work());
  }

  private Set<VerifierKey> trusted() {
    Set<VerifierKey> trusted = new HashSet<>(logKeys);
    trusted.addAll(witnesses.witnesses());
    return trusted;
  }

  private static CertificateCheck invalid(CertificateFault fault, String message) {
    return new CertificateCheck.Invalid(fault, message);
  }
}
