package dev.callsheet.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is and how to log in.
 *
 * @param jdbc the JDBC address, without user and password
 * @param user the user, if the address names one
 * @param password the password, if the address names one
 */
record DatabaseUrl(String jdbc, @Nullable String user, @Nullable String password) {
  /** One host, which may be a bracketed address, and the database. */
  private static final Pattern WITHOUT_PORT = Pattern.compile("^([^/:,\\[]+|\\[[^]]+])(/.*)$");

  private static final String NOT_ENCODED =
      "it is not an address (percent-encode what is special in the password)";

  private static final String TIMEOUT = "socketTimeout";
  private static final String FACTORY = "socketFactory";

  /**
   * A lost database must show itself within seconds, not after the kernel's own timeouts. What the
   * server adds to an error quotes rows and parameters, which do not belong into a log.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "connectTimeout",
          "3",
          "socketTimeout",
          "4",
          "tcpKeepAlive",
          "true",
          "logServerErrorDetail",
          "false");

  /**
   * Reads {@code postgresql://user:password@host:port/database?parameters}, the same with {@code
   * postgres:}, or a JDBC address.
   *
   * @throws StartFailure if it is none of these
   */
  static DatabaseUrl parse(String address) {
    try {
      return read(address);
    } catch (MalformedException malformed) {
      throw StartFailure.ofSettings(List.of("DATABASE_URL: " + malformed.getMessage()));
    }
  }

  /** Returns what is wrong with an address, without quoting it; empty for nothing. */
  static Optional<String> fault(String address) {
    try {
      read(address);
      return Optional.empty();
    } catch (MalformedException malformed) {
      return Optional.of(String.valueOf(malformed.getMessage()));
    }
  }

  private static DatabaseUrl read(String address) throws MalformedException {
    String bare = address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
    if (!bare.startsWith("postgresql:") && !bare.startsWith("postgres:")) {
      throw new MalformedException("it must begin with postgresql:// or jdbc:postgresql://");
    }
    URI uri;
    try {
      uri = new URI(bare);
    } catch (URISyntaxException exception) {
      throw new MalformedException(NOT_ENCODED);
    }
    Map<String, String> parameters = parameters(uri.getRawQuery());
    @Nullable String user = parameters.remove("user");
    @Nullable String password = parameters.remove("password");
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String login = authority.substring(0, at);
      int colon = login.indexOf(':');
      user = decode(colon < 0 ? login : login.substring(0, colon));
      password = colon < 0 ? password : decode(login.substring(colon + 1));
    }
    String hosts = authority.substring(at + 1);
    String database = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (hosts.isEmpty() || database.length() < 2) {
      throw new MalformedException(
          "it must name a host and a database, as in postgresql://user:password@host/database");
    }
    if (database.contains("@")) {
      // A slash in the password would make the rest of it pass for the database.
      throw new MalformedException(NOT_ENCODED);
    }
    DEFAULTS.forEach(parameters::putIfAbsent);
    watch(parameters);
    return new DatabaseUrl(
        "jdbc:postgresql://" + hosts + database + "?" + query(parameters), user, password);
  }

  /** Returns the address of a database of a PostgreSQL on this machine. */
  static DatabaseUrl local(int port, String database, String user, String password) {
    var parameters = new LinkedHashMap<>(DEFAULTS);
    watch(parameters);
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?" + query(parameters),
        user,
        password);
  }

  /** Lets the timeout of reads be kept by one thread, unless somebody brings their own sockets. */
  private static void watch(Map<String, String> parameters) {
    if (parameters.containsKey(FACTORY)) {
      return;
    }
    var seconds = parameters.getOrDefault(TIMEOUT, "0");
    if (seconds.matches("[1-9]\\d{0,6}")) {
      parameters.remove(TIMEOUT);
      parameters.put(FACTORY, WatchedSocketFactory.class.getName());
      parameters.put(FACTORY + "Arg", seconds + "000");
    }
  }

  /** Returns the address for work that may keep the database busy for long, such as migrations. */
  String patientJdbc() {
    return jdbc.replaceFirst("socketTimeout=\\d+", "socketTimeout=0")
        .replaceFirst("&?socketFactory=" + Pattern.quote(WatchedSocketFactory.class.getName()), "")
        .replaceFirst("&?socketFactoryArg=\\d+", "");
  }

  private static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message, null, false, false);
    }
  }

  /** Leaves the password out, for this may reach a log. */
  @Override
  public String toString() {
    return "DatabaseUrl[" + place() + "]";
  }

  /** Returns the host, port and database: what an operator may see. */
  String place() {
    String place = jdbc.substring("jdbc:postgresql://".length(), jdbc.indexOf('?'));
    return WITHOUT_PORT.matcher(place).replaceFirst("$1:5432$2");
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query == null) {
      return parameters;
    }
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
