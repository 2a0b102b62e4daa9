package dev.callsheet.egress;

import dev.callsheet.kernel.request.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses count as public: those that the IANA's special-purpose registries do not reserve.
 *
 * <p>Of IPv6 only 2000::/3 is given out; mapped, translated, unique local, link-local and multicast
 * addresses all lie outside it.
 */
final class AddressPolicy {
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
    if (!(address instanceof Inet4Address) && !GLOBAL_IPV6.contains(address)) {
      return false;
    }
    return RESERVED.stream().noneMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... notations) {
    return Arrays.stream(notations).map(Network::of).toList();
  }
}
