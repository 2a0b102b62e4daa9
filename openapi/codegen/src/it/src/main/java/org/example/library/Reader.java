package org.example.library;

import java.nio.file.Path;
import java.util.UUID;
import org.example.library.client.api.FilePart;
import org.example.library.client.library.Closed;
import org.example.library.client.library.CreateLoanForm;
import org.example.library.client.library.CreateLoanResult;
import org.example.library.client.library.Failed;
import org.example.library.client.library.Forbidden;
import org.example.library.client.library.Invalid;
import org.example.library.client.library.Lent;
import org.example.library.client.library.LibraryApis;
import org.example.library.client.library.LoanCreated;
import org.example.library.client.library.Malformed;
import org.example.library.client.library.RateLimited;
import org.example.library.client.library.ReplaceCoverForm;
import org.example.library.client.library.TimedOut;
import org.example.library.client.library.TooLarge;
import org.example.library.client.library.Unauthenticated;
import org.example.library.client.library.Undeclared;
import org.example.library.client.library.UnsupportedMediaType;
import org.example.library.client.library.model.Book;
import org.example.library.client.library.model.Item;
import org.example.library.client.library.model.Recording;

/** Somebody who uses the library by its client, and forgets no answer. */
public final class Reader {
  private final LibraryApis library;

  /** Takes the client. */
  public Reader(LibraryApis library) {
    this.library = library;
  }

  /** Says how long each item keeps one busy. */
  public static String told(Item item) {
    return switch (item) {
      case Book book -> book.title() + ", " + book.pages() + " pages";
      case Recording recording -> recording.title() + ", " + recording.lasts();
      case Item.Unknown unknown -> "something new: " + unknown.kind();
    };
  }

  /** Counts the items, page by page. */
  public long count() {
    return library.items().listItemsAutoPaging().stream().count();
  }

  /** Sends a cover, and says how large it is to the library. */
  public long coverOf(UUID item, Path picture) {
    var form = ReplaceCoverForm.of(FilePart.of("image/png", picture)).withCaption("A cover");
    return library.items().replaceCover(item, form).bytes();
  }

  /** Borrows an item, and says what became of that. */
  public String borrow(UUID item) {
    CreateLoanResult result =
        library.loans().createLoanResult(CreateLoanForm.of(item, "a@example.org").withDays(7));
    return switch (result) {
      case LoanCreated created -> "until " + created.body().until();
      case Lent.AlreadyLent lent -> "later: " + lent.message();
      case Lent.InFlight running -> "wait: " + running.message();
      case Malformed malformed -> "wrong: " + malformed.message();
      case Invalid invalid -> "wrong: " + invalid.message();
      case Unauthenticated.NoCard none -> "no card: " + none.message();
      case Unauthenticated.NotACard none -> "no card: " + none.message();
      case Unauthenticated.UnknownCard unknown -> "no card: " + unknown.message();
      case Unauthenticated.LostCard lost -> "no card: " + lost.message();
      case Forbidden.DuesUnpaid owing -> "later: " + owing.message();
      case Forbidden.ReadingCard reading -> "another card: " + reading.message();
      case TimedOut slow -> "again: " + slow.message();
      case TooLarge large -> "less: " + large.message();
      case UnsupportedMediaType other -> "wrong: " + other.message();
      case RateLimited limited -> "in " + limited.retryAfter();
      case Closed closed -> "in " + closed.retryAfter();
      case Failed failed -> "failed: " + failed.message();
      case Undeclared undeclared -> "not by contract: " + undeclared.message();
    };
  }
}
