package dev.callsheet.registry;

import dev.callsheet.api.registry.model.CommitmentScheme;
import dev.callsheet.api.registry.model.InvalidField;
import dev.callsheet.api.registry.model.InvalidFields;
import dev.callsheet.api.registry.model.ResourceDetails;
import dev.callsheet.caller.Caller;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import java.util.List;

/** What several features of this family say alike, as the contract writes it. */
public final class RegistryModels {
  private RegistryModels() {}

  /** Whose keys for requests sent again these are: a key of its own may be in the answer. */
  public static String owner(Caller caller) {
    return caller.keyId();
  }

  /** What is not there. */
  public static ResourceDetails resource(String kind) {
    return new ResourceDetails(kind);
  }

  /** One field that is not valid. */
  public static InvalidFields invalid(String field, String message) {
    return new InvalidFields(List.of(new InvalidField(field, message)));
  }

  /** The scheme of a commitment, as the contract has it. */
  public static CommitmentScheme scheme(CommitmentVersion scheme) {
    return switch (scheme) {
      case V1 -> CommitmentScheme.V1;
      case V2 -> CommitmentScheme.V2;
    };
  }

  /** The scheme of a commitment that the contract calls so. */
  public static CommitmentVersion scheme(CommitmentScheme scheme) {
    return switch (scheme) {
      case V1 -> CommitmentVersion.V1;
      case V2 -> CommitmentVersion.V2;
    };
  }
}
