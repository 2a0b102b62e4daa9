package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Utf8;
import java.util.stream.Collectors;

/** How the bytes of a field are read. */
enum FieldForm {
  /** 32 bytes. */
  HASH {
    @Override
    String text(byte[] value) throws MalformedException {
      FieldReader reader = new FieldReader(value);
      String hex = reader.hash().hex();
      reader.end();
      return hex;
    }
  },
  /** UTF-8, not empty. */
  TEXT {
    @Override
    String text(byte[] value) throws MalformedException {
      if (value.length == 0) {
        throw new MalformedException("A text of the work is empty.");
      }
      return Utf8.decode(value);
    }
  },
  /** A byte for each role, ascending. */
  ROLES {
    @Override
    String text(byte[] value) throws MalformedException {
      return CreatorFacts.roles(value).stream()
          .map(CreatorRole::text)
          .collect(Collectors.joining(", "));
    }
  },
  /** Two bytes, from 0 to 10,000. */
  SHARE {
    @Override
    String text(byte[] value) throws MalformedException {
      return Integer.toString(CreatorFacts.share(value));
    }
  },
  /** Kept for later: no work has it. */
  RESERVED {
    @Override
    String text(byte[] value) throws MalformedException {
      throw new MalformedException("No work has a field at this place.");
    }
  };

  /** Returns the value for people; the bytes have no other that has the same text. */
  abstract String text(byte[] value) throws MalformedException;
}
