package dev.callsheet.office.pptx;

import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.document.Progress;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides topics into slides, each of which has room for what it holds. */
final class DeckLayout {
  /** More titles than this are listed by their sections. */
  private static final int LISTED = 24;

  /** More slides than this are no deck, and no program opens them with ease. */
  static final int MOST_SLIDES = 2_000;

  /** More entries than this are not a list that anybody reads. */
  private static final int MOST_LISTED = 500;

  /** As many characters of a title as a list of titles has room for. */
  private static final int LISTED_LENGTH = 120;

  /** As many characters of a text as stand for a title where there is none. */
  private static final int BORROWED = 60;

  /** The share of the work that is done once everything has its place. */
  static final double SHARE = 0.3;

  private final Metadata metadata;
  private final Warnings warnings;
  private final Progress progress;
  private final List<Topic> topics;
  private final TextPages text;
  private final TableLayout tables;
  private final TitleFit titles;
  private final List<Slide> slides = new ArrayList<>();
  private List<Run> lastTitle = List.of();
  private int begun;

  DeckLayout(Order order, List<Topic> topics) {
    metadata = order.document().metadata();
    warnings = order.warnings();
    progress = order.progress();
    this.topics = topics;
    Theme theme = order.theme();
    var body = new Typesetter(FontWidths.of(theme.bodyFont()), metadata.locale());
    var heading = new Typesetter(FontWidths.of(theme.headingFont()), metadata.locale());
    text = new TextPages(body);
    tables = new TableLayout(body, metadata.locale(), warnings, Layout.BODY);
    titles = new TitleFit(heading, theme.logo() != null);
  }

  /**
   * A slide before its title has a counter.
   *
   * @param title null where it is that of the topic
   */
  private record Draft(
      Layout layout, @Nullable List<Run> title, List<Filling> fillings, List<Line> notes) {
    Draft(Layout layout, @Nullable List<Run> title, Filling... fillings) {
      this(layout, title, List.of(fillings), new ArrayList<>());
    }
  }

  /** Lays everything out. */
  List<Slide> slides() throws IOException {
    for (int topic = 0; topic < topics.size() && !full(0); topic++) {
      begun = topic;
      progress.at(SHARE * topic / topics.size());
      lay(topics.get(topic));
    }
    if (slides.isEmpty()) {
      warnings.add("document_empty", "The document has no content; its deck has one slide.", null);
      add(new Draft(Layout.TITLE, List.of()), List.of(), "");
    }
    return slides;
  }

  /** Whether there is no room for another slide. */
  private boolean full(int drafts) {
    if (slides.size() + drafts < MOST_SLIDES) {
      return false;
    }
    warnings.add(
        "slides_cut", "The deck has the first " + MOST_SLIDES + " slides of the document.", null);
    return true;
  }

  private void lay(Topic topic) throws IOException {
    int first = slides.size() + 1;
    switch (topic.kind()) {
      case DECK -> deck(topic);
      case SECTION -> section(topic);
      case SLIDE -> contents(title(topic), topic, topic.pieces());
    }
    if (slides.size() >= first) {
      topic.spots().forEach(spot -> spot.standsOn(first));
    }
  }

  private void deck(Topic topic) throws IOException {
    var pieces = new ArrayList<>(topic.pieces());
    var subtitle = new ArrayList<Line>();
    if (!pieces.isEmpty() && pieces.getFirst() instanceof Piece.Words words) {
      var under = Layout.TITLE.holders().getFirst().box();
      boolean prose = words.lines().stream().allMatch(line -> line.form() == Line.Form.PROSE);
      if (prose && text.scale(withAuthor(words.lines()), under) > 0) {
        subtitle.addAll(words.lines());
        pieces.removeFirst();
      }
    }
    var under = withAuthor(subtitle);
    var draft =
        under.isEmpty()
            ? new Draft(Layout.TITLE, null)
            : new Draft(Layout.TITLE, null, words(under, Layout.TITLE));
    takeNotes(pieces, draft);
    add(draft, topic.title(), "");
    contents(topic.title(), topic, pieces);
  }

  private List<Line> withAuthor(List<Line> lines) {
    var all = new ArrayList<>(lines);
    var author = metadata.author();
    if (author != null && !author.isBlank()) {
      // The properties of the deck have all of it.
      var shown = beginning(author.strip().replaceAll("\\s+", " "), LISTED_LENGTH);
      all.add(Line.prose(List.of(Run.plain(shown))));
    }
    return all;
  }

  private void section(Topic topic) throws IOException {
    var pieces = new ArrayList<>(topic.pieces());
    if (Line.prose(topic.title()).text().isBlank()) {
      contents(title(topic), topic, pieces);
      return;
    }
    Draft draft;
    var under = Layout.SECTION.holders().getFirst().box();
    if (!pieces.isEmpty()
        && pieces.getFirst() instanceof Piece.Words words
        && pieces.stream().skip(1).allMatch(piece -> piece instanceof Piece.Notes)
        && text.scale(words.lines(), under) > 0) {
      draft = new Draft(Layout.SECTION, null, words(words.lines(), Layout.SECTION));
      pieces.removeFirst();
    } else {
      draft = new Draft(Layout.SECTION, null);
    }
    takeNotes(pieces, draft);
    add(draft, topic.title(), "");
    contents(topic.title(), topic, pieces);
  }

  private static void takeNotes(List<Piece> pieces, Draft draft) {
    while (!pieces.isEmpty()) {
      switch (pieces.getFirst()) {
        case Piece.Notes notes -> draft.notes().addAll(notes.lines());
        case Piece.Break _ -> {}
        case Piece.Words _, Piece.Grid _, Piece.Graph _, Piece.Photo _, Piece.Agenda _ -> {
          return;
        }
      }
      pieces.removeFirst();
    }
  }

  private Filling.Words words(List<Line> lines, Layout layout) {
    return new Filling.Words(text.pages(lines, layout.holders().getFirst().box()).getFirst());
  }

  /** A title even where the outline has none. */
  private List<Run> title(Topic topic) {
    if (!Line.prose(topic.title()).text().isBlank()) {
      return topic.title();
    }
    if (!lastTitle.isEmpty()) {
      return lastTitle;
    }
    for (var piece : topic.pieces()) {
      var borrowed =
          switch (piece) {
            case Piece.Words words ->
                words.lines().stream()
                    .map(Line::text)
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("");
            case Piece.Grid grid -> grid.table().data().name();
            case Piece.Graph graph ->
                graph.chart().title() == null ? graph.chart().data().name() : graph.chart().title();
            case Piece.Photo photo -> photo.picture().alternative();
            case Piece.Agenda _ -> Wording.contents(metadata.locale());
            case Piece.Break _, Piece.Notes _ -> "";
          };
      if (!borrowed.isBlank()) {
        return List.of(Run.plain(beginning(borrowed.strip().replaceAll("\\s+", " "), BORROWED)));
      }
    }
    return List.of();
  }

  private static String beginning(String words, int most) {
    if (words.length() <= most) {
      return words;
    }
    int space = words.lastIndexOf(' ', most);
    int end = space > most / 2 ? space : most;
    if (Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    return words.substring(0, end) + "…";
  }

  private void contents(List<Run> title, Topic topic, List<Piece> pieces) throws IOException {
    var drafts = drafts(topic, pieces);
    if (drafts.isEmpty() && topic.kind() == Topic.Kind.SLIDE) {
      drafts.add(new Draft(Layout.TITLE_ONLY, null));
      pieces.forEach(
          piece -> {
            if (piece instanceof Piece.Notes notes) {
              drafts.getFirst().notes().addAll(notes.lines());
            }
          });
    }
    for (int from = 0; from < drafts.size(); ) {
      var own = drafts.get(from).title();
      int to = from + 1;
      while (to < drafts.size() && drafts.get(to).title() == own) {
        to++;
      }
      for (int draft = from; draft < to; draft++) {
        var counter = to - from == 1 ? "" : " (" + (draft - from + 1) + "/" + (to - from) + ")";
        add(drafts.get(draft), own == null ? title : own, counter);
      }
      from = to;
    }
  }

  private List<Draft> drafts(Topic topic, List<Piece> pieces) throws IOException {
    var drafts = new ArrayList<Draft>();
    var pending = new ArrayList<Line>();
    int current = 0;
    for (int position = 0; position < pieces.size() && !full(drafts.size()); position++) {
      progress.at(SHARE * (begun + (double) position / pieces.size()) / topics.size());
      int before = drafts.size();
      var next = position + 1 < pieces.size() ? pieces.get(position + 1) : null;
      switch (pieces.get(position)) {
        case Piece.Words words -> {
          if (figure(next) instanceof Filling figure && beside(words.lines())) {
            drafts.add(new Draft(Layout.TWO_CONTENTS, null, half(words.lines()), figure));
            position++;
          } else {
            for (var page : text.pages(words.lines(), Layout.BODY)) {
              drafts.add(new Draft(Layout.CONTENT, null, new Filling.Words(page)));
            }
          }
        }
        case Piece.Graph graph -> {
          var figure = new Filling.Graph(graph.chart());
          var after = position + 2 < pieces.size() ? pieces.get(position + 2) : null;
          if (next instanceof Piece.Words words && figure(after) == null && beside(words.lines())) {
            drafts.add(new Draft(Layout.TWO_CONTENTS, null, figure, half(words.lines())));
            position++;
          } else {
            drafts.add(new Draft(Layout.CHART, null, figure));
          }
        }
        case Piece.Photo photo -> {
          var figure = new Filling.Photo(photo.picture());
          var after = position + 2 < pieces.size() ? pieces.get(position + 2) : null;
          if (next instanceof Piece.Words words && figure(after) == null && beside(words.lines())) {
            drafts.add(new Draft(Layout.TWO_CONTENTS, null, figure, half(words.lines())));
            position++;
          } else {
            drafts.add(new Draft(Layout.PICTURE, null, figure));
          }
        }
        case Piece.Grid grid -> {
          for (var page : tables.pages(grid.table())) {
            drafts.add(new Draft(Layout.TABLE, null, new Filling.Grid(page)));
          }
        }
        case Piece.Agenda _ -> {
          var title =
              topic.kind() == Topic.Kind.SLIDE
                  ? null
                  : List.of(Run.plain(Wording.contents(metadata.locale())));
          for (var page : text.pages(agenda(topic), Layout.BODY)) {
            drafts.add(new Draft(Layout.CONTENT, title, new Filling.Words(page)));
          }
        }
        case Piece.Break _ -> {}
        case Piece.Notes notes ->
            (drafts.isEmpty() ? pending : drafts.get(current).notes()).addAll(notes.lines());
      }
      if (drafts.size() > before) {
        current = before;
      }
    }
    if (!drafts.isEmpty()) {
      drafts.getFirst().notes().addAll(0, pending);
    }
    return drafts;
  }

  private static @Nullable Filling figure(@Nullable Piece piece) {
    if (piece instanceof Piece.Graph graph) {
      return new Filling.Graph(graph.chart());
    }
    return piece instanceof Piece.Photo photo ? new Filling.Photo(photo.picture()) : null;
  }

  private boolean beside(List<Line> lines) {
    return text.scale(lines, Layout.TWO_CONTENTS.holders().getFirst().box()) > 0;
  }

  private Filling.Words half(List<Line> lines) {
    return words(lines, Layout.TWO_CONTENTS);
  }

  private List<Line> agenda(Topic own) {
    var listed = topics.stream().filter(topic -> topic != own && isListed(topic)).toList();
    boolean sections = listed.stream().anyMatch(topic -> topic.kind() == Topic.Kind.SECTION);
    boolean onlySections = sections && listed.size() > LISTED;
    var lines = new ArrayList<Line>();
    for (var topic : listed) {
      if (lines.size() == MOST_LISTED) {
        warnings.add(
            "contents_cut", "The contents list the first " + MOST_LISTED + " titles.", null);
        break;
      }
      boolean section = topic.kind() == Topic.Kind.SECTION;
      if (section || !onlySections) {
        var spot = topic.spots().getFirst();
        var title =
            new Run(
                beginning(Line.prose(topic.title()).text().replace('\n', ' '), LISTED_LENGTH),
                false,
                false,
                false,
                false,
                new Run.Place(spot));
        lines.add(
            new Line(Line.Form.BULLET, sections && !section ? 1 : 0, 0, 0, List.of(title), null));
      }
    }
    return lines;
  }

  private static boolean isListed(Topic topic) {
    return switch (topic.kind()) {
      case DECK -> false;
      case SECTION, SLIDE ->
          !topic.spots().isEmpty() && !Line.prose(topic.title()).text().isBlank();
    };
  }

  private void add(Draft draft, List<Run> title, String counter) {
    if (slides.size() == MOST_SLIDES) {
      return;
    }
    var where = "slide " + (slides.size() + 1);
    var fitting = titles.fit(draft.layout(), title, counter);
    var notes = new ArrayList<Line>();
    // The first of several slides with one title has all of it.
    if (fitting.cut() && !title.equals(lastTitle)) {
      notes.add(Line.prose(title));
      warnings.add(
          "heading_cut",
          "A heading is too long for a slide; the speaker notes have all of it.",
          where);
    }
    notes.addAll(draft.notes());
    slides.add(
        new Slide(
            draft.layout(), fitting.runs(), fitting.scale(), counter, draft.fillings(), notes));
    int number = slides.size();
    for (var filling : draft.fillings()) {
      if (filling instanceof Filling.Words words) {
        for (var line : words.page().lines()) {
          if (line.spot() != null) {
            line.spot().standsOn(number);
          }
        }
      }
    }
    if (!title.isEmpty()) {
      lastTitle = title;
    }
  }
}
