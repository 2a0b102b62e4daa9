package dev.callsheet.reference;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the site by their paths; each is read once. */
@Singleton
final class SiteFiles {
  private static final String ROOT = "/reference";
  private static final Pattern PAGE = Pattern.compile("(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)+");
  private static final Pattern ASSET = Pattern.compile("/assets(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

  private final Map<String, SiteFile> read = new ConcurrentHashMap<>();
  private final SiteFile notFound;

  SiteFiles() {
    this.notFound =
        find("/not-found")
            .orElseThrow(() -> new IllegalStateException(ROOT + " is not in this build"));
  }

  /** The page that says that there is none. */
  SiteFile notFound() {
    return notFound;
  }

  /** The file at a path: an asset under its name, a page under its name without an extension. */
  Optional<SiteFile> find(String path) {
    if (path.equals("/")) {
      return cached("/index.html");
    }
    if (ASSET.matcher(path).matches()) {
      return cached(path);
    }
    return PAGE.matcher(path).matches() ? cached(path + ".html") : Optional.empty();
  }

  private Optional<SiteFile> cached(String name) {
    var known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    var found = read(name);
    found.ifPresent(file -> read.put(name, file));
    return found;
  }

  private static Optional<SiteFile> read(String name) {
    try (var resource = SiteFiles.class.getResourceAsStream(ROOT + name)) {
      return resource == null
          ? Optional.empty()
          : Optional.of(new SiteFile(name, resource.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
