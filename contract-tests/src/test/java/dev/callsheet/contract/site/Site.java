package dev.callsheet.contract.site;

import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.harness.CallsheetServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The site of the running server; its pages are no operations, so they are asked for directly. */
final class Site {
  private final CallsheetServer server = CallsheetServer.running();
  private final HttpClient http = HttpClient.newHttpClient();

  CallsheetServer server() {
    return server;
  }

  /** Sends a request without a body, with headers as name, value, name, value. */
  HttpResponse<String> send(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }

  HttpResponse<String> get(String path) {
    return send("GET", path);
  }

  /** Every page that links lead to from the first one, by its path. */
  Map<String, Document> pages() {
    var pages = new LinkedHashMap<String, Document>();
    var paths = new ArrayDeque<>(List.of("/"));
    while (!paths.isEmpty()) {
      var path = paths.remove();
      if (pages.containsKey(path)) {
        continue;
      }
      var answer = get(path);
      if (isPage(answer)) {
        var page = Jsoup.parse(answer.body(), server.address() + path);
        pages.put(path, page);
        internalLinks(page).stream().map(URI::getPath).forEach(paths::add);
      }
    }
    return pages;
  }

  static boolean isPage(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  /** The links of a page that stay on this server. */
  List<URI> internalLinks(Document page) {
    return page.select("a[href]").stream()
        .map(link -> URI.create(link.absUrl("href")))
        .filter(link -> link.toString().startsWith(server.address().toString()))
        .toList();
  }

  /** The path of the page about a code. */
  static String page(CatalogueEntry entry) {
    return "/errors/" + entry.family() + "/" + entry.name();
  }
}
