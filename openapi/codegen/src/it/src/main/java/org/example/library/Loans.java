package org.example.library;

import io.micronaut.http.annotation.Controller;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.example.library.api.library.CreateLoanForm;
import org.example.library.api.library.CreateLoanResponse;
import org.example.library.api.library.Lent;
import org.example.library.api.library.LoanCreated;
import org.example.library.api.library.LoansApi;
import org.example.library.schema.library.Loan;

/** Lends what nobody else has. */
@Controller
class Loans implements LoansApi {
  private static final int DAYS = 28;

  private final Set<UUID> lent = new HashSet<>();

  @Inject
  Loans() {}

  @Override
  public synchronized CreateLoanResponse createLoan(Card caller, CreateLoanForm form) {
    if (!lent.add(form.itemId())) {
      return new Lent.AlreadyLent("Somebody else has it.");
    }
    var days = Objects.requireNonNullElse(form.days(), DAYS);
    return new LoanCreated(
        new Loan(form.itemId(), form.borrower(), LocalDate.now().plusDays(days), form.notes()));
  }
}
