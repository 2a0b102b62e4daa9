package dev.callsheet.codegen.server;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every source of the server. */
public final class ServerSources {
  private ServerSources() {}

  /** Returns the sources of a document's server. */
  public static List<SourceFile> of(Contract contract, ServerTarget target) {
    var names = new ServerNames(contract, target);
    List<SourceFile> sources = new ArrayList<>();
    sources.addAll(new ServerContract(contract, target, names).sources());
    sources.add(new ServerFamilies(contract, target, names).source());
    sources.addAll(new ServerModels(contract, target, names).sources());
    sources.addAll(new ServerForms(contract, target, names).sources());
    sources.addAll(new ServerAnswers(contract, target, names).sources());
    sources.addAll(new ServerResponses(contract, target, names).sources());
    sources.addAll(new ServerApis(contract, target, names).sources());
    sources.addAll(packages(contract, target.packages(), sources));
    return List.copyOf(sources);
  }

  /** The marks of those packages that hold something. */
  private static List<SourceFile> packages(
      Contract contract, Packages packages, List<SourceFile> sources) {
    Map<String, String> descriptions = new TreeMap<>();
    Stream.concat(Stream.of(Family.NONE), contract.families().stream())
        .forEach(
            family -> {
              String owner = Javadoc.family(family);
              descriptions.put(packages.models(family), "The schemas of %s.".formatted(owner));
              descriptions.put(
                  packages.api(family), "The operations and answers of %s.".formatted(owner));
            });
    Set<String> filled = sources.stream().map(SourceFile::packageName).collect(Collectors.toSet());
    descriptions.keySet().retainAll(filled);
    return descriptions.entrySet().stream()
        .map(each -> SourceFile.packageInfo(each.getKey(), each.getValue()))
        .toList();
  }
}
