package dev.callsheet.office.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same request gives the same bytes wherever it is made, also where there is little memory. */
final class OtherMachineTest {
  @TempDir private Path folder;

  @Test
  void neitherLanguageNorZoneOfAMachineIsSeen() throws Exception {
    var egypt =
        List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=America/Sao_Paulo");
    assertEquals(OtherMachine.hashes(folder), OtherMachine.run(folder, "hashes", egypt));
  }

  @Test
  void aLongTextDocumentIsExportedInLittleMemory() throws Exception {
    assertEquals("HTML 1\nTXT 1\n", OtherMachine.run(folder, "export", List.of("-Xmx64m")));
  }
}
