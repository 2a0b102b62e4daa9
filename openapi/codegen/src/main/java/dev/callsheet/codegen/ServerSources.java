package dev.callsheet.codegen;

import java.util.ArrayList;
import java.util.List;

/** Every source of the server. */
final class ServerSources {
  private ServerSources() {}

  static List<SourceFile> of(Contract contract, ServerTarget target) {
    List<SourceFile> sources = new ArrayList<>();
    sources.addAll(new ServerSupport(contract, target).sources());
    sources.addAll(new ServerModels(contract, target).sources());
    sources.addAll(new ServerResponses(contract, target).sources());
    sources.addAll(new ServerApis(contract, target).sources());
    return List.copyOf(sources);
  }
}
