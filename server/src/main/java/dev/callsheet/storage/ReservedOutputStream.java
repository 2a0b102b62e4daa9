package dev.callsheet.storage;

import java.io.IOException;
import java.io.OutputStream;

/** Writes as long as there is room; every failure is one of the storage. */
final class ReservedOutputStream extends OutputStream {
  private final OutputStream target;
  private final Reservation reservation;

  ReservedOutputStream(OutputStream target, Reservation reservation) {
    this.target = target;
    this.reservation = reservation;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      if (!reservation.take(length)) {
        throw new StorageFullException("The disk has no room for more", null);
      }
      target.write(bytes, offset, length);
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  /** Some file systems tell only now that there was no room. */
  @Override
  public void close() {
    try (reservation) {
      target.close();
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  private static StorageUnavailableException failed(IOException failure) {
    return StorageFullException.isMeantBy(failure)
        ? new StorageFullException("The disk is full", failure)
        : new StorageUnavailableException("The disk cannot be written to", failure);
  }
}
