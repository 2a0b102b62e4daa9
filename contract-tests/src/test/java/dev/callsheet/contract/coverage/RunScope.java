package dev.callsheet.contract.coverage;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Knows which test classes run in this process, and which test runs at the moment. */
public final class RunScope implements TestExecutionListener {
  private static final Set<String> CLASSES = ConcurrentHashMap.newKeySet();

  /** Returns the names of the classes whose tests were asked for. */
  static Set<String> classes() {
    return Set.copyOf(CLASSES);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    for (var root : plan.getRoots()) {
      for (var identifier : plan.getDescendants(root)) {
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
      Coverage.running(identifier.getLegacyReportingName());
    }
  }
}
