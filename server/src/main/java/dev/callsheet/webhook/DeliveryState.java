package dev.callsheet.webhook;

/** How far a delivery has come. */
public enum DeliveryState {
  /** An attempt is under way or will follow. */
  PENDING,

  /** The endpoint took it. */
  DELIVERED,

  /** The endpoint did not take it, and no attempt follows by itself. */
  FAILED
}
