package dev.callsheet.kernel.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The addresses that begin with the same bits. */
public final class Network {
  /** Nothing that would be looked up as a name. */
  private static final Pattern NOTATION =
      Pattern.compile(
          "((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-f:]*:[0-9a-f:.]*)/([0-9]{1,3})",
          Pattern.CASE_INSENSITIVE);

  private final byte[] prefix;
  private final int bits;

  private Network(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * Reads a network such as {@code 10.0.0.0/8} or {@code fd00::/8}.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Network of(String notation) {
    var matcher = NOTATION.matcher(notation);
    if (!matcher.matches()) {
      throw notOne(notation);
    }
    try {
      var address = InetAddress.getByName(matcher.group(1)).getAddress();
      var bits = Integer.parseInt(matcher.group(2));
      if (bits > address.length * Byte.SIZE) {
        throw notOne(notation);
      }
      return new Network(address, bits);
    } catch (UnknownHostException unreadable) {
      throw notOne(notation);
    }
  }

  private static IllegalArgumentException notOne(String notation) {
    return new IllegalArgumentException(notation + " is not a network such as 10.0.0.0/8");
  }

  /** Whether an address begins with these bits. */
  public boolean contains(InetAddress other) {
    var address = other.getAddress();
    if (address.length != prefix.length) {
      return false;
    }
    var whole = bits / 8;
    if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
      return false;
    }
    var rest = bits % 8;
    return rest == 0
        || (address[whole] & 0xff) >> (8 - rest) == (prefix[whole] & 0xff) >> (8 - rest);
  }
}
