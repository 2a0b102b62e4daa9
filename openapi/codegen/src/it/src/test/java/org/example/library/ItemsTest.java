package org.example.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.OffsetTime;
import java.util.List;
import java.util.UUID;
import org.example.library.client.api.Json;
import org.example.library.schema.library.Book;
import org.example.library.schema.library.Item;
import org.example.library.schema.library.ItemPage;
import org.example.library.schema.library.Recording;
import org.junit.jupiter.api.Test;

/** Items as one side writes and the other reads them. */
final class ItemsTest {
  private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  private final ObjectMapper server =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  @Test
  void theClientReadsWhatTheServerWrites() throws Exception {
    var page =
        new ItemPage(
            List.of(
                new Book(ID, "Emma", 474, 12.25, List.of("novel"), new byte[] {1, 2}),
                new Recording(
                    ID, "Winterreise", Duration.ofMinutes(75), OffsetTime.parse("09:30Z"), "0000")),
            null);
    var json = server.writeValueAsString(page);
    assertEquals(
        """
        {"data":[{"id":"%1$s","title":"Emma","pages":474,"price":12.25,"keywords":["novel"],\
        "cover":"AQI=","kind":"book"},{"id":"%1$s","title":"Winterreise","lasts":"PT1H15M",\
        "played_from":"09:30Z","kind":"recording"}]}\
        """
            .formatted(ID),
        json);
    var read = Json.MAPPER.readValue(json, org.example.library.client.library.model.ItemPage.class);
    assertEquals(
        List.of("Emma, 474 pages", "Winterreise, PT1H15M"),
        read.data().stream().map(Reader::told).toList());
  }

  @Test
  void eachItemOfABareListSaysWhatItIs() throws Exception {
    assertEquals(
        "[{\"title\":\"Emma\",\"pages\":474,\"kind\":\"book\"}]",
        server.writeValueAsString(List.of(new Book(null, "Emma", 474, null, null, null))));
  }

  @Test
  void theServerReadsWhatTheClientWrites() throws Exception {
    var sent =
        Json.MAPPER.writeValueAsString(
            org.example.library.client.library.model.Recording.of(
                    "Winterreise", Duration.ofHours(1))
                .withVaultCode("0000"));
    var read = server.readValue(sent, Item.class);
    assertEquals(new Recording(null, "Winterreise", Duration.ofHours(1), null, "0000"), read);
  }

  @Test
  void whatTheServerAloneSaysIsNotReadFromAClient() throws Exception {
    var read =
        server.readValue(
            "{\"kind\":\"book\",\"id\":\"%s\",\"title\":\"Emma\",\"pages\":1}".formatted(ID),
            Item.class);
    assertEquals(null, ((Book) read).id());
  }

  @Test
  void aServerTakesNoItemThatTheDocumentDoesNotHave() {
    assertThrows(
        InvalidTypeIdException.class,
        () -> server.readValue("{\"kind\":\"map\",\"title\":\"Rome\"}", Item.class));
    assertThrows(
        InvalidTypeIdException.class, () -> server.readValue("{\"title\":\"Rome\"}", Item.class));
  }
}
