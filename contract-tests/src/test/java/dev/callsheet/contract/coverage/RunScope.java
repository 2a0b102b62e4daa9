package dev.callsheet.contract.coverage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Knows which test classes run in this process, and which test runs at the moment.
 *
 * <p>There is one at a time, so whatever is observed, in whichever thread, is its doing. What a
 * class does before and after its tests is put down to the class.
 */
public final class RunScope implements TestExecutionListener {
  private static final Set<String> CLASSES = ConcurrentHashMap.newKeySet();
  private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();
  private static volatile String running = "";
  private static volatile boolean sideBySide;

  private @Nullable TestPlan plan;

  /** Returns the test that runs at the moment. */
  static String running() {
    return running;
  }

  /** Whether two tests ran at the same time, so that it is unknown which of them did what. */
  static boolean sideBySide() {
    return sideBySide;
  }

  /** Returns the names of the test classes of this module that do not run in this process. */
  public static Set<String> left() {
    var left = new TreeSet<>(testClasses());
    left.removeAll(CLASSES);
    return left;
  }

  /** Returns the names of all test classes of this module. */
  static Set<String> testClasses() {
    try {
      var root =
          Path.of(RunScope.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (var files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith("Test.class"))
            .map(file -> file.substring(0, file.length() - ".class".length()))
            .map(file -> file.replace(File.separatorChar, '.'))
            .collect(Collectors.toSet());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
    for (var root : testPlan.getRoots()) {
      for (var identifier : testPlan.getDescendants(root)) {
        identifier
            .getSource()
            .filter(ClassSource.class::isInstance)
            .map(ClassSource.class::cast)
            .ifPresent(source -> CLASSES.add(source.getClassName()));
      }
    }
  }

  @Override
  public void executionStarted(TestIdentifier identifier) {
    if (identifier.isTest()) {
      RUNNING.add(identifier.getUniqueId());
      sideBySide |= RUNNING.size() > 1;
    }
    running = name(identifier);
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    RUNNING.remove(identifier.getUniqueId());
    running = parent(identifier);
  }

  private String parent(TestIdentifier identifier) {
    var known = plan;
    return known == null ? "" : known.getParent(identifier).map(this::name).orElse("");
  }

  /** The class, the method and the case, as far as there are. */
  private String name(TestIdentifier identifier) {
    var source = identifier.getSource().orElse(null);
    var parent = parent(identifier);
    if (source instanceof ClassSource type) {
      var name = type.getClassName();
      return name.substring(name.lastIndexOf('.') + 1);
    }
    if (source instanceof MethodSource method && !parent.contains(".")) {
      return parent + "." + method.getMethodName();
    }
    return parent.isEmpty() ? "" : parent + " [" + identifier.getDisplayName() + "]";
  }
}
