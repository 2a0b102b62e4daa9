package dev.callsheet.office.pptx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.text.Inline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Documents of the kinds that break writers of decks. */
enum BadInput {
  CONTROL_CHARACTERS {
    @Override
    Document document() {
      var odd = "a\u0000b\u0001c\u000Bd\u001Fe\uFFFE\uD800f\uDC00g";
      var table =
          new TableInMemory(
              odd,
              List.of(text(odd), number(odd)),
              List.of(List.of(new Value.Text(odd), new Value.Number(BigDecimal.ONE))));
      return new Document(
          new Metadata(odd, odd, Locale.US),
          List.of(
              Decks.heading(2, odd),
              Decks.paragraph(odd),
              Decks.bullets(Decks.item(odd)),
              new Block.Code(odd, odd),
              Decks.notes(odd),
              Decks.table(table),
              Decks.chart(ChartKind.COLUMN, odd, table, 0, 1),
              new Block.Picture(Decks.png(odd, 40, 40), odd),
              new Block.Paragraph(
                  List.of(
                      new Inline.Link("https://example.com/" + odd, Decks.words(odd)),
                      new Inline.Link("#" + odd, Decks.words(odd))))));
    }
  },
  DEEP_NESTING {
    @Override
    Document document() {
      var list = Decks.bullets(Decks.item("innermost item"));
      Block quotation = Decks.paragraph("innermost quotation");
      List<Inline> inline = Decks.words("innermost words");
      for (int level = 0; level < DEPTH; level++) {
        list = Decks.bullets(Decks.item("item", list));
        quotation = new Block.Quotation(List.of(quotation));
        inline = List.of(level % 2 == 0 ? new Inline.Emphasis(inline) : new Inline.Strong(inline));
      }
      return Decks.of(
          "Deep", Decks.heading(2, "Nested"), list, quotation, new Block.Paragraph(inline));
    }
  },
  ENORMOUS_WORDS {
    @Override
    Document document() {
      var word = "Donaudampfschifffahrt".repeat(500);
      var table =
          new TableInMemory(
              "words",
              List.of(text(word), text("b"), text("c")),
              List.of(
                  List.of(new Value.Text(word), new Value.Text("short"), new Value.Text(word))));
      return Decks.of(
          word,
          Decks.heading(1, word),
          Decks.heading(2, word),
          Decks.heading(3, word),
          Decks.paragraph(word),
          Decks.bullets(Decks.item(word, Decks.bullets(Decks.item(word)))),
          Decks.table(table),
          Decks.heading(1, "Last"));
    }
  },
  EMPTY_DOCUMENT {
    @Override
    Document document() {
      return new Document(new Metadata(null, null, Locale.ROOT), List.of());
    }
  },
  EMPTY_PARTS {
    @Override
    Document document() {
      var nothing = new TableInMemory("nothing", List.of(text(""), number("")), List.of());
      return new Document(
          new Metadata(" ", " ", Locale.US),
          List.of(
              Decks.heading(1, ""),
              Decks.heading(2, " "),
              new Block.Paragraph(List.of()),
              new Block.Listing(false, 1, List.of()),
              Decks.bullets(new Block.Item(List.of()), Decks.item("")),
              new Block.Code(null, ""),
              new Block.Quotation(List.of()),
              new Block.Notes(List.of()),
              Decks.table(nothing),
              Decks.chart(ChartKind.PIE, "", nothing, 0, 1),
              new Block.Contents(),
              new Block.PageBreak(),
              Decks.heading(1, ""),
              Decks.heading(6, ""),
              Decks.heading(2, "")));
    }
  },
  ENORMOUS_PARAGRAPH {
    @Override
    Document document() {
      return Decks.of("Long", Decks.paragraph(Decks.prose(400_000)));
    }
  },
  ENORMOUS_PARAGRAPH_WITHOUT_SPACES {
    @Override
    Document document() {
      return Decks.of(null, Locale.US, List.of(Decks.paragraph("x".repeat(400_000))));
    }
  },
  ENORMOUS_HEADINGS {
    @Override
    Document document() {
      var text = Decks.prose(40_000);
      return Decks.of(
          text,
          Decks.heading(1, text),
          Decks.heading(2, text),
          new Block.Contents(),
          Decks.notes(text),
          Decks.heading(1, "Last"),
          Decks.heading(2, "\uD83D\uDE00".repeat(2_000)));
    }
  },
  ENORMOUS_TABLE {
    @Override
    Document document() {
      var columns = new ArrayList<Column>();
      var row = new ArrayList<Value>();
      for (int column = 0; column < 62; column++) {
        columns.add(text("Column " + column));
        row.add(new Value.Text(column == 5 ? Decks.prose(70_000) : "value " + column));
      }
      var rows = IntStream.range(0, 520).mapToObj(number -> number < 3 ? row : shortened(row));
      return Decks.of(
          "Table",
          Decks.heading(2, "All"),
          Decks.table(new TableInMemory("wide", columns, rows.toList())));
    }

    private List<Value> shortened(List<Value> row) {
      return row.stream()
          .map(value -> value.toString().length() > 100 ? (Value) new Value.Text("x") : value)
          .toList();
    }
  },
  MANY_HEADINGS {
    @Override
    Document document() {
      var blocks = new ArrayList<Block>();
      blocks.add(new Block.Contents());
      for (int number = 0; number < 300; number++) {
        blocks.add(Decks.heading(1 + number % 6, "Heading " + number));
      }
      return Decks.of("Headings", blocks.toArray(Block[]::new));
    }
  },
  ODD_NUMBERS_AND_LINKS {
    @Override
    Document document() {
      return Decks.of(
          "Odd",
          Decks.heading(2, "Numbers"),
          Decks.numbers(0, Decks.item("zero"), Decks.item("one")),
          Decks.numbers(40_000, Decks.item("many")),
          Decks.numbers(999_999_999, Decks.item("most"), Decks.item("")),
          new Block.Paragraph(
              List.of(
                  new Inline.Link("javascript:alert(1)", Decks.words("script")),
                  new Inline.Link("file:///etc/passwd", Decks.words("file")),
                  new Inline.Link("https://exa mple.com/[", Decks.words("broken")),
                  new Inline.Link("#nowhere", Decks.words("nowhere")),
                  new Inline.Link("#numbers", Decks.words("here")),
                  new Inline.Link("mailto:ada@example.com", Decks.words("mail")),
                  new Inline.Link("https://example.com/?a=1&b=<2>", Decks.words("web")))),
          Decks.paragraph("_x0041_ & <b> \"quoted\" ]]>"));
    }
  },
  TEXT_IN_CHARTS {
    @Override
    Document document() {
      var table =
          new TableInMemory(
              "text",
              List.of(text("a"), text("b")),
              List.of(List.of(new Value.Text("x"), new Value.Text("not a number"))));
      var blocks = new ArrayList<Block>();
      for (var kind : ChartKind.values()) {
        blocks.add(Decks.heading(2, kind.name()));
        blocks.add(Decks.chart(kind, null, table, 0, 1));
      }
      return Decks.of("Text", blocks.toArray(Block[]::new));
    }
  };

  private static final int DEPTH = 3_000;

  abstract Document document();

  private static Column text(String name) {
    return new Column(name, ColumnType.TEXT, 0, null, 10);
  }

  private static Column number(String name) {
    return new Column(name, ColumnType.NUMBER, 0, null, 10);
  }
}
