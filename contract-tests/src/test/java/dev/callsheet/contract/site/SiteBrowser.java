package dev.callsheet.contract.site;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.callsheet.contract.harness.CallsheetServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium of this machine: the one that CALLSHEET_CHROMIUM names, or else the first on
 * the path. Playwright drives it from Node, with the packages of {@code src/test/browser}.
 */
final class SiteBrowser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Path SOURCE = Path.of("src", "test", "browser");

  /** Quiet, and without a sandbox, which containers do not allow. */
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Path modules;
  private final Playwright playwright;
  private final Browser browser;

  private SiteBrowser(Path modules, Path chromium, Path node) {
    this.modules = modules;
    // Where Playwright looks for "package", which is its program under an alias.
    System.setProperty("playwright.cli.dir", modules.toString());
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS));
  }

  /**
   * Starts the browser. Where one of its parts is absent, the tests are skipped; if
   * CALLSHEET_ALL_TOOLS is set, they fail.
   */
  static SiteBrowser start() throws IOException, InterruptedException {
    var chromium =
        Optional.ofNullable(System.getenv("CALLSHEET_CHROMIUM"))
            .map(Path::of)
            .filter(Files::isExecutable)
            .or(() -> NAMES.stream().flatMap(SiteBrowser::onPath).findFirst());
    var node = onPath("node").findFirst();
    var npm = onPath("npm").findFirst();
    if (chromium.isEmpty() || node.isEmpty() || npm.isEmpty()) {
      var reason = "The tests in a browser need Chromium, Node and npm.";
      if (System.getenv("CALLSHEET_ALL_TOOLS") != null) {
        fail(reason);
      }
      abort(reason);
    }
    return new SiteBrowser(modules(npm.orElseThrow()), chromium.orElseThrow(), node.orElseThrow());
  }

  /** A new window of this size, in the dark or not. */
  BrowserContext window(Browser.NewContextOptions options) {
    return browser.newContext(options);
  }

  /** The program that finds what keeps people from using a page. */
  String axe() throws IOException {
    return Files.readString(modules.resolve("axe-core").resolve("axe.min.js"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Stream<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }

  /** Installs what the lock file names, unless just that is there. */
  private static Path modules(Path npm) throws IOException, InterruptedException {
    var folder = Files.createDirectories(CallsheetServer.target().resolve("browser"));
    var modules = folder.resolve("node_modules");
    var lock = folder.resolve("package-lock.json");
    if (Files.isDirectory(modules)
        && Files.exists(lock)
        && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0) {
      return modules;
    }
    Files.copy(
        SOURCE.resolve("package.json"),
        folder.resolve("package.json"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(SOURCE.resolve("package-lock.json"), lock, StandardCopyOption.REPLACE_EXISTING);
    var log = folder.resolve("npm.log").toFile();
    var process =
        new ProcessBuilder(npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      Files.delete(lock);
      throw new IOException("npm could not install Playwright; see " + log);
    }
    return modules;
  }
}
