package dev.callsheet.kernel.access;

/** Counts the requests of each sender; an application that has none of these limits nobody. */
public interface RequestLimiter {

  /** Whose requests are counted together. */
  sealed interface Sender {
    /** Whoever presents a key that is in force. */
    record Key(String keyId) implements Sender {}

    /**
     * Whoever asks a family from an address without such a key.
     *
     * @param address an IPv4 address, or the first half of an IPv6 address
     */
    record Address(String family, String address) implements Sender {}
  }

  /** Counts one request of a sender that may ask so often in a minute. */
  RateDecision take(Sender sender, int requestsPerMinute);

  /** Returns what a sender has left that may ask so often in a minute, and counts nothing. */
  RateDecision.Quota look(Sender sender, int requestsPerMinute);
}
