package dev.callsheet.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Decides which URLs may be called, by what they say and by the addresses of their host. */
final class UrlGuard {
  static final int MAXIMUM_LENGTH = 2048;

  /** A host that ends in a number is an address to some programs, each with rules of its own. */
  private static final Pattern NUMERIC =
      Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);

  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern WEB = Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEME =
      Pattern.compile("[a-z][a-z0-9+.-]*:.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_HOST =
      Pattern.compile("https?:/*([?#].*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FOUR_OCTETS = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /** Tells nothing of where it leads: it was not the caller who chose that. */
  private static final Verdict.Refused FORBIDDEN_REDIRECT =
      new Verdict.Refused("must not redirect to a URL that may not be fetched", UrlFault.ADDRESS);

  /** A rule that a setting lifts, which the refusal names. */
  private enum Rule {
    HTTPS("begin with https://", "CALLSHEET_EGRESS_ALLOW_HTTP=true"),
    NOT_THIS_MACHINE("lead to a public address", "CALLSHEET_EGRESS_ALLOW_LOOPBACK=true"),
    PUBLIC("lead to a public address", "CALLSHEET_EGRESS_ALLOWED_NETWORKS to its network");

    private final String demand;
    private final String setting;

    Rule(String demand, String setting) {
      this.demand = demand;
      this.setting = setting;
    }

    static Verdict.Refused refusal(Set<Rule> broken) {
      var demands = broken.stream().map(rule -> rule.demand).distinct();
      var settings = broken.stream().map(rule -> rule.setting);
      return new Verdict.Refused(
          "must "
              + demands.collect(Collectors.joining(" and "))
              + ", unless whoever runs this server sets "
              + settings.collect(Collectors.joining(" and ")),
          broken.contains(HTTPS) ? UrlFault.SCHEME : UrlFault.ADDRESS);
    }
  }

  private final Predicate<InetAddress> allowed;
  private final Dns dns;

  UrlGuard(Predicate<InetAddress> allowed, Dns dns) {
    this.allowed = allowed;
    this.dns = dns;
  }

  /** What is known of a URL now. */
  sealed interface Verdict {
    /**
     * The URL may be called, at these addresses.
     *
     * @param addresses all of the host's, each of them allowed
     */
    record Allowed(HttpUrl url, List<InetAddress> addresses) implements Verdict {}

    /** The URL may never be called; the reason ends a sentence about it. */
    record Refused(String reason, UrlFault fault) implements Verdict {}

    /** The host has no address now. */
    record Unresolved() implements Verdict {}
  }

  /**
   * Judges a URL that somebody wrote.
   *
   * @param http whether plain http will do
   */
  Verdict judge(String text, boolean http) {
    var url = text.length() > MAXIMUM_LENGTH ? null : HttpUrl.parse(text);
    if (url == null) {
      return new Verdict.Refused(
          "must be an absolute URL of at most " + MAXIMUM_LENGTH + " characters", unreadable(text));
    }
    if (url.fragment() != null) {
      return new Verdict.Refused("must not have a fragment", UrlFault.MALFORMED);
    }
    var broken = EnumSet.noneOf(Rule.class);
    if (!url.isHttps() && !http) {
      broken.add(Rule.HTTPS);
    }
    return judge(url, broken);
  }

  /** What is wrong with a text that is no URL of the web. */
  private static UrlFault unreadable(String text) {
    if (NO_HOST.matcher(text).matches()) {
      return UrlFault.HOST;
    }
    return SCHEME.matcher(text).matches() && !WEB.matcher(text).matches()
        ? UrlFault.SCHEME
        : UrlFault.MALFORMED;
  }

  /** Judges the target of a redirect; null stands for one that is neither http nor https. */
  Verdict judgeRedirect(@Nullable HttpUrl target) {
    if (target == null) {
      return FORBIDDEN_REDIRECT;
    }
    var verdict = judge(target.newBuilder().fragment(null).build(), EnumSet.noneOf(Rule.class));
    return verdict instanceof Verdict.Refused ? FORBIDDEN_REDIRECT : verdict;
  }

  private Verdict judge(HttpUrl url, Set<Rule> broken) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return new Verdict.Refused("must not hold credentials", UrlFault.MALFORMED);
    }
    var host = url.host();
    if (NUMERIC.matcher(host).matches() && !FOUR_OCTETS.matcher(host).matches()) {
      return new Verdict.Refused(
          "must name a host, or an address by four decimal numbers", UrlFault.HOST);
    }
    List<InetAddress> addresses;
    try {
      addresses = dns.lookup(host);
    } catch (UnknownHostException unknown) {
      return broken.isEmpty() ? new Verdict.Unresolved() : Rule.refusal(broken);
    }
    for (var address : addresses) {
      if (!allowed.test(address)) {
        broken.add(address.isLoopbackAddress() ? Rule.NOT_THIS_MACHINE : Rule.PUBLIC);
      }
    }
    return broken.isEmpty()
        ? new Verdict.Allowed(url, List.copyOf(addresses))
        : Rule.refusal(broken);
  }
}
