package dev.callsheet.office.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a column tells of its digits. */
enum ColumnName {
  /** Nothing. */
  SILENT,
  /** Its whole numbers name something: they are numbers, but neither grouped nor added. */
  IDENTIFYING,
  /** Its digits are characters: telephone numbers, postal codes, versions. */
  CHARACTERS;

  private static final Set<String> NAMING =
      Set.of(
          "id",
          "ids",
          "nr",
          "no",
          "year",
          "jahr",
          "année",
          "annee",
          "año",
          "anno",
          "ano",
          "yr",
          "fy",
          "年",
          "年份",
          "年度",
          "code",
          "key",
          "kundennummer",
          "编号");
  private static final Set<String> NUMBERED =
      Set.of(
          "phone",
          "telephone",
          "tel",
          "telefon",
          "téléphone",
          "teléfono",
          "fax",
          "mobile",
          "handy",
          "mobil",
          "zip",
          "zipcode",
          "plz",
          "postleitzahl",
          "postal",
          "postcode",
          "cep",
          "iban",
          "isbn",
          "issn",
          "ean",
          "gtin",
          "upc",
          "sku",
          "ssn",
          "imei",
          "uuid",
          "version",
          "versión",
          "release",
          "ver",
          "电话",
          "邮编",
          "電話番号",
          "郵便番号");

  static ColumnName of(String name) {
    var words = words(name);
    for (var word : words) {
      if (NUMBERED.contains(word)) {
        return CHARACTERS;
      }
    }
    if (words.isEmpty()) {
      return SILENT;
    }
    boolean naming = NAMING.contains(words.getLast()) || NAMING.contains(words.getFirst());
    return naming ? IDENTIFYING : SILENT;
  }

  private static List<String> words(String name) {
    var parted = name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
    return List.of(parted.split("[^\\p{L}]+")).stream().filter(word -> !word.isEmpty()).toList();
  }

  /** Signs that stand for a value that is not known. */
  static final Set<String> PLACEHOLDERS = placeholders();

  private static Set<String> placeholders() {
    var signs = new HashSet<String>();
    for (var sign :
        List.of(
            "-", "--", "–", "—", "?", ".", "..", "n/a", "na", "n.a.", "k.a.", "null", "none", "nan",
            "#n/a", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!", "tbd", "unknown")) {
      signs.add(sign);
      signs.add(sign.toUpperCase(Locale.ROOT));
    }
    signs.add("NaN");
    signs.add("None");
    signs.add("Null");
    signs.add("Unknown");
    return Set.copyOf(signs);
  }
}
