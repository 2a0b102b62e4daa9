package dev.callsheet.office.image;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.view.ViewBox;
import dev.callsheet.office.image.ImageOutcome.Problem;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Draws an SVG as a PNG. */
final class SvgDrawing {
  private static final int SHORTEST = 1024;
  private static final int LONGEST = 2048;
  private static final int MOST_ELEMENTS = 1_000_000;

  /** The library tells a log what it reads of a file, which is nobody's business there. */
  private static final Logger LIBRARY = Logger.getLogger("com.github.weisj.jsvg");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  /** The size at which an SVG is seen, in pixels of which 96 are an inch. */
  record Size(int width, int height) {}

  /** Ends the drawing at its deadline, from within the library. */
  private static final class TooLate extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLate() {
      super(null, null, false, false);
    }
  }

  private final CleanSvg svg;
  private final Duration patience;
  private final Semaphore pixels;

  SvgDrawing(CleanSvg svg, Duration patience, Semaphore pixels) {
    this.svg = svg;
    this.patience = patience;
    this.pixels = pixels;
  }

  /**
   * Draws it, up to twice as large as it is seen.
   *
   * @param parts the pixels of the pictures in it
   * @throws ImageRefusal if it cannot be drawn, or not in time
   */
  Size draw(Path png, int parts) throws IOException, InterruptedException, ImageRefusal {
    // As many again for what filters and masks are drawn into.
    int needed = parts + 2 * LONGEST * LONGEST;
    long deadline = System.nanoTime() + patience.toNanos();
    pixels.acquire(needed);
    var task =
        new FutureTask<>(
            () -> {
              try {
                return draw(png, deadline);
              } finally {
                pixels.release(needed);
              }
            });
    Thread.ofPlatform().daemon().name("svg").start(task);
    try {
      // The drawing ends itself; what does not even come to look at the time is left behind.
      return task.get(patience.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw tooLate();
    } catch (ExecutionException failure) {
      throw unwrapped(failure.getCause() == null ? failure : failure.getCause());
    }
  }

  private static ImageRefusal tooLate() {
    return new ImageRefusal(
        Problem.TOO_COMPLEX, "The SVG takes too long to draw; simplify it or send it as PNG.");
  }

  private static ImageRefusal unwrapped(Throwable failure) throws IOException {
    return switch (failure) {
      case ImageRefusal refusal -> refusal;
      case IOException unwritten -> throw unwritten;
      case TooLate _ -> tooLate();
      case StackOverflowError _ -> tooLate();
      case Error error -> throw error;
      // The library meets what it did not expect with exceptions of any kind.
      default -> ImageRefusal.damaged("it cannot be drawn");
    };
  }

  private Size draw(Path png, long deadline) throws IOException, ImageRefusal {
    var document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.bytes()),
                null,
                LoaderContext.builder()
                    .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                    .documentLimits(new DocumentLimits(200, 50, MOST_ELEMENTS))
                    .build());
    if (document == null) {
      throw ImageRefusal.damaged("it cannot be drawn");
    }
    var area = area(document);
    double longer = Math.max(area.getWidth(), area.getHeight());
    double seen = Math.min(1, LONGEST / longer);
    double drawn = Math.clamp(longer * 2, SHORTEST, LONGEST) / longer;
    var image =
        new BufferedImage(
            pixels(area.getWidth() * drawn),
            pixels(area.getHeight() * drawn),
            BufferedImage.TYPE_INT_ARGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(image.getWidth() / area.getWidth(), image.getHeight() / area.getHeight());
    graphics.translate(-area.getX(), -area.getY());
    var view =
        new ViewBox(
            (float) (area.getX() + area.getWidth()), (float) (area.getY() + area.getHeight()));
    document.renderWithPlatform(
        NullPlatformSupport.INSTANCE,
        timed(Output.createForGraphics(graphics), deadline),
        area.getX() == 0 && area.getY() == 0 ? view : new ViewBox(area));
    graphics.dispose();
    Raster.write(image, Image.Format.PNG, png);
    return new Size(pixels(area.getWidth() * seen), pixels(area.getHeight() * seen));
  }

  private static Output timed(Output output, long deadline) {
    return (Output)
        Proxy.newProxyInstance(
            Output.class.getClassLoader(),
            new Class<?>[] {Output.class},
            (_, method, arguments) -> {
              if (System.nanoTime() - deadline > 0) {
                throw new TooLate();
              }
              try {
                var result = method.invoke(output, arguments);
                return method.getReturnType() == Output.class
                    ? timed((Output) result, deadline)
                    : result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  /** What of the plane is seen. */
  private Rectangle2D area(SVGDocument document) throws ImageRefusal {
    var size = SvgSize.of(svg);
    if (size.isPresent()) {
      return new Rectangle2D.Double(0, 0, size.get().width(), size.get().height());
    }
    // A browser would cut it off at 300 by 150.
    var bounds = document.computeShape().getBounds2D();
    if (!(bounds.getWidth() > 0) || !(bounds.getHeight() > 0)) {
      throw ImageRefusal.damaged("it has neither a size nor anything that has one");
    }
    return bounds;
  }

  private static int pixels(double length) {
    return (int) Math.clamp(Math.round(length), 1, LONGEST);
  }
}
