package dev.callsheet.contract.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.tool.AbsentTool;
import dev.callsheet.tool.NodePackages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A headless Chromium of this machine: the one that CALLSHEET_CHROMIUM names, or else the first on
 * the path. Playwright drives it from Node, with the packages of {@code src/test/browser}.
 */
public final class HeadlessBrowser implements AutoCloseable {
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

  private HeadlessBrowser(Path modules, Path chromium, Path node) {
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

  /** Starts the browser. Where one of its parts is absent, the tests are skipped or fail. */
  public static HeadlessBrowser start() throws InterruptedException {
    var chromium =
        Optional.ofNullable(System.getenv("CALLSHEET_CHROMIUM"))
            .map(Path::of)
            .filter(Files::isExecutable)
            .or(() -> NAMES.stream().flatMap(HeadlessBrowser::onPath).findFirst());
    var node = onPath("node").findFirst();
    if (chromium.isEmpty() || node.isEmpty()) {
      return AbsentTool.skip("The tests in a browser need Chromium, Node and npm.");
    }
    try {
      var folder = CallsheetServer.target().resolve("browser");
      NodePackages.install(SOURCE, folder);
      return new HeadlessBrowser(
          folder.resolve("node_modules"), chromium.orElseThrow(), node.orElseThrow());
    } catch (IOException absent) {
      return AbsentTool.skip("The tests in a browser need npm: " + absent.getMessage());
    }
  }

  /** A new window of this size, in the dark or not. */
  public BrowserContext window(Browser.NewContextOptions options) {
    return browser.newContext(options);
  }

  /** A file of the packages, by its path below {@code node_modules}. */
  public String script(String path) throws IOException {
    return Files.readString(modules.resolve(path));
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
}
