package dev.callsheet.secret;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A text sealed with the key of this database, by which the key is known. */
@MappedEntity("vault_check")
record VaultCheck(@Id String id, String sealed) {
  /** The id of the only one. */
  static final String ID = "first";
}
