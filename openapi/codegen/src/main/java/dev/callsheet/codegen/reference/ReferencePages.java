package dev.callsheet.codegen.reference;

import dev.callsheet.codegen.client.ClientTypes;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.output.GeneratedFile;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes every page of the reference site. */
public final class ReferencePages {
  private final Contract contract;
  private final ErrorPages errors;
  private final IndexPage index;
  private final List<SitePage> others;

  /** What every page shows around its content. */
  record Site(String title, String version, List<SitePage> others) {}

  /** The landing page; what the document says of itself, its first paragraph apart, is HTML. */
  record Landing(Site site, String introduction, String conventions, List<FamilyView> families) {}

  /** A page that says nothing of the document's content. */
  record Plain(Site site) {}

  /** The list of the families' error pages. */
  record Families(Site site, List<FamilyView> families) {}

  /**
   * A family in a list.
   *
   * @param codes how many codes it has
   * @param operations how many operations it has
   */
  record FamilyView(
      String name,
      String path,
      String keyPrefix,
      String errors,
      int codes,
      long operations,
      Collection<String> tags) {}

  /**
   * Takes the document and the names of the client whose use is shown.
   *
   * @param frameworkHeaders the headers that no result of that client has
   * @param others pages of the site that are not generated, which these link to
   */
  public ReferencePages(
      Contract contract, ClientTypes types, Set<String> frameworkHeaders, List<SitePage> others) {
    this.contract = contract;
    this.errors = new ErrorPages(contract, types, frameworkHeaders);
    this.index = new IndexPage(contract);
    this.others = List.copyOf(others);
  }

  /** Every page. */
  public List<GeneratedFile> pages() {
    Site site = new Site(contract.title(), contract.version(), others);
    List<FamilyView> families = contract.families().stream().map(this::view).toList();
    List<GeneratedFile> pages = new ArrayList<>();
    pages.add(page("index", "landing", landing(site, families)));
    pages.add(page("reference", "reference", new Plain(site)));
    pages.add(page("reference/index", "index", index.index(site)));
    pages.add(page("not-found", "not-found", new Plain(site)));
    pages.add(page("errors", "families", new Families(site, families)));
    for (Family family : contract.families()) {
      pages.add(page("errors/" + family.name(), "family", errors.family(site, family)));
      errors
          .codes(site, family)
          .forEach(code -> pages.add(page(code.path().substring(1), "code", code)));
    }
    return pages;
  }

  private static Page page(String path, String template, Object values) {
    return new Page(path + ".html", PageTemplate.fill(template, values));
  }

  private Landing landing(Site site, List<FamilyView> families) {
    String[] paragraphs = contract.description().strip().split("\\n\\s*\\n", 2);
    return new Landing(
        site,
        Markdown.html(paragraphs[0]),
        paragraphs.length == 1 ? "" : Markdown.html(paragraphs[1]),
        families);
  }

  private FamilyView view(Family family) {
    return new FamilyView(
        family.name(),
        family.path(),
        String.join(", ", family.keyPrefixes()),
        "/errors/" + family.name(),
        (int) contract.entries(family).count(),
        operations(family).count(),
        operations(family).map(Operation::tag).distinct().toList());
  }

  private Stream<Operation> operations(Family family) {
    return contract.operations().stream().filter(operation -> operation.family().equals(family));
  }
}
