package dev.callsheet.egress;

import java.io.IOException;

/** A host that resolved to an address which may not be called. */
public final class ForbiddenAddressException extends IOException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException() {
    super("The host is not at a public address");
  }
}
