package dev.callsheet.contract.fuzzing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The unusual texts of a parameter, by what is unusual about them. */
final class ParameterTexts {
  private static final int HUGE = 3000;

  private ParameterTexts() {}

  /** A text that derives from chance. */
  record Unusual(String name, Function<Random, String> text) {}

  static List<Unusual> of(JsonNode schema) {
    var texts = new ArrayList<Unusual>();
    texts.add(new Unusual("empty", _ -> ""));
    texts.add(new Unusual("code points", Texts::awkward));
    texts.add(new Unusual("illegal UTF-8", random -> "a" + Texts.illegal(random)));
    texts.add(new Unusual("huge", random -> Texts.ofLength(HUGE, random)));
    if (schema.has("enum")) {
      addEnum(texts, schema);
      return texts;
    }
    switch (schema.path("type").asString("")) {
      case "integer", "number" -> addNumber(texts, schema);
      case "boolean" -> texts.add(new Unusual("no boolean", _ -> "maybe"));
      default -> addString(texts, schema);
    }
    return texts;
  }

  private static void addEnum(List<Unusual> texts, JsonNode schema) {
    Function<Random, String> any =
        random -> schema.path("enum").path(random.nextInt(schema.path("enum").size())).asString();
    texts.add(new Unusual("not in the enum", random -> any.apply(random) + "x"));
    texts.add(new Unusual("upper case", random -> any.apply(random).toUpperCase(Locale.ROOT)));
    texts.add(
        new Unusual("two of the enum", random -> any.apply(random) + "," + any.apply(random)));
  }

  private static void addNumber(List<Unusual> texts, JsonNode schema) {
    for (var bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        var value = new BigInteger(schema.path(bound).asString());
        for (var step : List.of(-1, 0, 1)) {
          var text = value.add(BigInteger.valueOf(step)).toString();
          texts.add(new Unusual(bound + (step < 0 ? "-1" : "+" + step), _ -> text));
        }
      }
    }
    texts.add(new Unusual("no number", _ -> "ten"));
    texts.add(new Unusual("fraction", _ -> "1.5"));
    texts.add(new Unusual("exponent", _ -> "1e2"));
    texts.add(new Unusual("signed or padded", random -> random.nextBoolean() ? "+1" : "0001"));
    texts.add(new Unusual("blank around", _ -> " 1 "));
    texts.add(new Unusual("digits of another script", _ -> "\u0661\u0662"));
    texts.add(new Unusual("huge number", random -> "9".repeat(19 + random.nextInt(400))));
  }

  private static void addString(List<Unusual> texts, JsonNode schema) {
    if (!schema.has("maxLength")) {
      return;
    }
    var maximum = Math.min(schema.path("maxLength").asInt(), HUGE);
    texts.add(new Unusual("maxLength", random -> Texts.ofLength(maximum, random)));
    texts.add(new Unusual("maxLength+1", random -> Texts.ofLength(maximum + 1, random)));
    texts.add(new Unusual("maxLength astral", _ -> Texts.astral(Math.min(maximum, 500))));
  }
}
