package dev.callsheet.office.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A block between two pairs of curly brackets, of which the first begins a line and the second ends
 * one; only notes may have several lines.
 */
final class DirectiveBlock extends CustomBlock {
  private static final Pattern START = Pattern.compile("\\{\\{ *(\\p{L}[\\p{L}_-]*)(.*)");

  private final List<String> lines = new ArrayList<>();
  private boolean closed;

  /** What stands between the brackets. */
  String content() {
    var text = String.join("\n", lines).strip().substring(2);
    int end = text.lastIndexOf("}}");
    return closed && end >= 0 ? text.substring(0, end) : text;
  }

  boolean isClosed() {
    return closed;
  }

  /** Begins them. */
  static BlockParserFactory factory() {
    return new Factory();
  }

  private static final class Factory extends AbstractBlockParserFactory {
    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
      if (state.getIndent() >= 4) {
        return BlockStart.none();
      }
      var match =
          START
              .matcher(state.getLine().getContent())
              .region(state.getNextNonSpaceIndex(), state.getLine().getContent().length());
      if (!match.lookingAt()) {
        return BlockStart.none();
      }
      var rest = match.group(2);
      boolean closed = rest.stripTrailing().endsWith("}}");
      if (rest.contains("}}") && !closed) {
        return BlockStart.none();
      }
      boolean notes = match.group(1).equalsIgnoreCase("notes");
      return BlockStart.of(new Parser(notes)).atIndex(state.getNextNonSpaceIndex());
    }
  }

  private static final class Parser extends AbstractBlockParser {
    private final DirectiveBlock block = new DirectiveBlock();
    private final boolean overLines;

    Parser(boolean overLines) {
      this.overLines = overLines;
    }

    @Override
    public Block getBlock() {
      return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      return block.closed || !overLines
          ? BlockContinue.none()
          : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
      var text = line.getContent().toString();
      block.lines.add(text);
      block.closed = text.stripTrailing().endsWith("}}");
    }
  }
}
