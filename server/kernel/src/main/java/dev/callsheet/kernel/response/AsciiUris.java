package dev.callsheet.kernel.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads URIs as RFC 3986 has them, of ASCII alone; {@link URI} takes other letters too. */
final class AsciiUris extends StdScalarDeserializer<URI> {
  private static final long serialVersionUID = 1;

  AsciiUris() {
    super(URI.class);
  }

  @Override
  public URI deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (URI) context.handleUnexpectedToken(URI.class, parser);
    }
    var text = parser.getText();
    try {
      if (text.chars().allMatch(letter -> letter < 128)) {
        return new URI(text);
      }
    } catch (URISyntaxException noUri) {
      // Refused below, as one of other letters is.
    }
    return (URI) context.handleWeirdStringValue(URI.class, text, "not a URI of RFC 3986");
  }
}
