package dev.callsheet.setting;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Which release this is, as the program's archive says. */
public final class Version implements IVersionProvider {
  /** Returns the one line that {@code --version} prints. */
  @Override
  public String[] getVersion() {
    var release = Version.class.getPackage().getImplementationVersion();
    return new String[] {"callsheet-server " + Objects.requireNonNullElse(release, "unpackaged")};
  }
}
