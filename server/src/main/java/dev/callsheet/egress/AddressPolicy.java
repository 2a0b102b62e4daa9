package dev.callsheet.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses count as public: those that the IANA's special-purpose registries do not reserve.
 *
 * <p>Of IPv6 only 2000::/3 is given out; mapped, translated, unique local, link-local and multicast
 * addresses all lie outside it.
 */
final class AddressPolicy {
  private static final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Network of(String notation) {
      var slash = notation.indexOf('/');
      try {
        var address = InetAddress.getByName(notation.substring(0, slash)).getAddress();
        return new Network(address, Integer.parseInt(notation.substring(slash + 1)));
      } catch (UnknownHostException impossible) {
        throw new IllegalArgumentException(notation, impossible);
      }
    }

    boolean contains(byte[] address) {
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

  private static final List<Network> RESERVED =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          // The host of a virtual machine at one cloud, which answers with the machine's secrets.
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

  private AddressPolicy() {}

  static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    if (!(address instanceof Inet4Address) && !GLOBAL_IPV6.contains(bytes)) {
      return false;
    }
    return RESERVED.stream().noneMatch(network -> network.contains(bytes));
  }

  private static List<Network> networks(String... notations) {
    return Arrays.stream(notations).map(Network::of).toList();
  }
}
