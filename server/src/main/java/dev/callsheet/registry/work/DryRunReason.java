package dev.callsheet.registry.work;

/** Why a registration would not succeed. */
enum DryRunReason {
  INSUFFICIENT_BALANCE,
  ALREADY_REGISTERED,
  MAX_VERSIONS_REACHED,
  LEDGER_FROZEN,
  NOT_AUDIO
}
