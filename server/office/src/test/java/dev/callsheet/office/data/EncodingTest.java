package dev.callsheet.office.data;

import static dev.callsheet.office.data.SentFiles.codes;
import static dev.callsheet.office.data.SentFiles.only;
import static dev.callsheet.office.data.SentFiles.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1252|Name;Ort|Jürgen;Köln|Zoë;Orléans",
        "windows-1252|Name;n|Müller;1|Meier;2",
        "windows-1252|Prénom;Ville|Hélène;Orléans|François;Besançon",
        "windows-1252|item;price|x;5 €|y;6 €",
        "windows-1250|Jméno;Město|Jiří Dvořák;Plzeň|Řehoř;Ústí",
        "windows-1250|Imię;Miasto|Łukasz;Łódź|Małgorzata;Kraków",
        "windows-1254|Ad;Şehir|Ayşe;İstanbul|Işık;Muğla",
        "windows-1251|Имя;Город|Иван;Москва|Пётр;Казань",
        "KOI8-R|Имя;Город|Иван;Москва|Пётр;Казань",
        "windows-1253|Όνομα;Πόλη|Γιώργος;Αθήνα|Μαρία;Πάτρα",
        "windows-1255|שם;כמות|דוד;5|שרה;6",
        "windows-1256|الاسم;الكمية|محمد;5|فاطمة;6",
        "x-windows-874|ชื่อ;จำนวน|สมชาย;5|สมหญิง;6",
        "windows-31j|名前;数量|田中太郎;5|コーヒー;6",
        "GB18030|姓名;数量|张三;5|李四;6",
        "Big5|姓名;數量|張三;5|臺北;6",
        "EUC-KR|이름;수량|홍길동;5|김철수;6",
        "EUC-JP|なまえ;かず|たなか;5|コーヒー;6"
      })
  void guessesTheEncodingOfAShortTable(String charset, String header, String first, String second)
      throws IOException {
    var file =
        new SentFiles(folder)
            .readable("t.csv", String.join("\n", header, first, second, ""), charset);
    var rows = texts(only(file)).stream().map(row -> String.join(";", row)).toList();
    assertEquals(List.of(first.replace(" €", " EUR"), second.replace(" €", " EUR")), rows);
    assertEquals(List.of("encoding_guessed"), codes(file));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,EFBBBF",
    "UTF-16LE,FFFE",
    "UTF-16BE,FEFF",
    "UTF-32LE,FFFE0000",
    "UTF-32BE,0000FEFF"
  })
  void readsWhatAMarkAnnounces(String charset, String mark) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(HexFormat.of().parseHex(mark));
    bytes.write("Straße,b\nüber,1\n".getBytes(charset));
    var file = new SentFiles(folder).readable("t.csv", bytes.toByteArray());
    assertEquals(List.of("Straße", "b"), SentFiles.names(only(file)));
    assertEquals(List.of(), codes(file));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void readsUtf16WithoutAMark(String charset) throws IOException {
    var file = new SentFiles(folder).readable("t.csv", "name,b\nüber,1\n", charset);
    assertEquals(List.of(List.of("über", "1")), texts(only(file)));
  }

  @Test
  void readsUtf8ThatWasCutWithinACharacter() throws IOException {
    var whole = "a,b\n1,ü".getBytes(StandardCharsets.UTF_8);
    var file =
        new SentFiles(folder).readable("t.csv", java.util.Arrays.copyOf(whole, whole.length - 1));
    assertEquals(List.of("1", "\uFFFD"), texts(only(file)).getFirst());
  }

  @Test
  void keepsUtf8InWhichSingleBytesAreWrong() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write("a,b\nüüüüüüüüüüüüüüüüüüüü,1\n".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {'x', (byte) 0xFF, 'y', ',', '2', '\n'});
    var file = new SentFiles(folder).readable("t.csv", bytes.toByteArray());
    assertEquals("x\uFFFDy", texts(only(file)).getLast().getFirst());
    assertEquals(List.of("characters_replaced"), codes(file));
  }
}
