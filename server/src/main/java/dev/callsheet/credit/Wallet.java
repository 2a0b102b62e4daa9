package dev.callsheet.credit;

/** Which of an organisation's two balances. */
public enum Wallet {
  /** What was granted and bought. */
  LIVE,
  /** What only tests draw on; it cannot be bought. */
  TEST
}
