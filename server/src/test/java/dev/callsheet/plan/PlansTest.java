package dev.callsheet.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.account.Organizations;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.FieldNames;
import dev.callsheet.kernel.contract.KeyFormat;
import dev.callsheet.kernel.contract.Tier;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlansTest {
  private static final Tier FREE = new Tier("free", 10, 2, null);
  private static final Tier PRO = new Tier("pro", 60, 10, 100L);
  private static final ContractFamily TIERED = family("tiered", List.of(FREE, PRO));
  private static final ContractFamily FLAT = family("flat", List.of());

  private final ApplicationContext context =
      ApplicationContext.run(Map.copyOf(TestDatabase.create().properties()));
  private final Plans plans = context.getBean(Plans.class);

  @AfterAll
  void close() {
    context.close();
  }

  @Test
  void everybodyBeginsInTheFirstTier() {
    var plan = plans.find(organization(), "tiered");
    assertEquals(Plan.NONE, plan);
    assertEquals(FREE, plan.tierIn(TIERED).orElseThrow());
  }

  @Test
  void aTierBringsItsNumbersWhereAFamilyHasIt() {
    var organization = organization();
    assertEquals(List.of(TIERED), plans.setTier(organization, List.of(FLAT, TIERED), "pro"));
    var plan = plans.find(organization, "tiered");
    assertEquals(new Plan(60, 10, 100L, "pro"), plan);
    assertEquals(PRO, plan.tierIn(TIERED).orElseThrow());
    assertEquals(Plan.NONE, plans.find(organization, "flat"));

    assertEquals(List.of(), plans.setTier(organization, List.of(FLAT, TIERED), "none"));
    assertEquals(plan, plans.find(organization, "tiered"));
  }

  @Test
  void aPlanReplacesNumbersOfATierAndKeepsIt() {
    var organization = organization();
    plans.setTier(organization, List.of(TIERED), "pro");
    plans.set(organization, TIERED, Plan.of(null, 99, null));
    assertEquals(new Plan(60, 99, 100L, "pro"), plans.find(organization, "tiered"));
    plans.set(organization, TIERED, Plan.NONE);
    assertEquals(new Plan(60, 10, 100L, "pro"), plans.find(organization, "tiered"));
  }

  @Test
  void withoutATierWhatIsNotGivenIsAsTheFamilyHasIt() {
    var organization = organization();
    plans.set(organization, FLAT, Plan.of(7, 8, 9L));
    assertEquals(Plan.of(7, 8, 9L), plans.find(organization, "flat"));
    plans.set(organization, FLAT, Plan.of(null, 8, null));
    assertEquals(Plan.of(null, 8, null), plans.find(organization, "flat"));
  }

  private String organization() {
    return context.getBean(Organizations.class).create("Tiered").id();
  }

  private static ContractFamily family(String id, List<Tier> tiers) {
    return new ContractFamily(
        id,
        List.of("/"),
        new KeyFormat(List.of("key_"), List.of("Authorization"), 36, true),
        null,
        Map.of(),
        10,
        tiers,
        false,
        null,
        null,
        FieldNames.DOTTED,
        Map.of());
  }
}
