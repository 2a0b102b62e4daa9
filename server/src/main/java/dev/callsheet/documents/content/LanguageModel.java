package dev.callsheet.documents.content;

import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.office.data.Column;
import dev.callsheet.office.model.ModelOutcome;
import dev.callsheet.office.model.ModelRequest;
import dev.callsheet.office.model.ModelSettings;
import dev.callsheet.office.model.OutlineModel;
import dev.callsheet.office.outline.Sources;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The language model that makes outlines of free prompts, where the server has one. */
@Singleton
public final class LanguageModel {
  private static final Logger LOG = LoggerFactory.getLogger(LanguageModel.class);

  private final @Nullable OutlineModel model;

  LanguageModel(LanguageModelSettings settings) {
    var baseUrl = settings.baseUrl();
    model =
        baseUrl == null
            ? null
            : new OutlineModel(
                new ModelSettings(
                    baseUrl,
                    settings.key(),
                    settings.name(),
                    settings.deadline(),
                    settings.preflightDeadline()));
  }

  /** Whether there is one. */
  boolean isThere() {
    return model != null;
  }

  /**
   * Makes an outline of a prompt.
   *
   * @param text the prompt, and what stands in attached texts
   * @throws LanguageModelException if it refuses, fails, is late or talks nonsense, or there is
   *     none
   */
  String outline(DocumentFormat format, DocumentSpec spec, String text, Sources sources)
      throws LanguageModelException, InterruptedException {
    if (model == null) {
      throw new LanguageModelException("There is no language model.");
    }
    return switch (model.outline(request(format, spec, text, sources))) {
      case ModelOutcome.Written(var markdown) -> markdown;
      case ModelOutcome.Failed(var reason, var log) -> {
        LOG.warn("The language model made no outline: {} {}", reason, log);
        throw new LanguageModelException(
            switch (reason) {
              case REFUSED -> "The language model refused the request.";
              case NONSENSE -> "The language model answered nothing that can be used.";
              case UNREACHABLE -> "The language model could not be reached.";
              case LATE -> "The language model took too long.";
            });
      }
    };
  }

  /**
   * What a prompt refers to that is not attached, in sentences; nothing where there is no model.
   */
  List<String> missing(DocumentFormat format, DocumentSpec spec, String text, Sources sources) {
    if (model == null) {
      return List.of();
    }
    try {
      return model.missing(request(format, spec, text, sources));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static ModelRequest request(
      DocumentFormat format, DocumentSpec spec, String text, Sources sources) {
    return new ModelRequest(
        text,
        switch (format) {
          case EXCEL -> ModelRequest.Kind.WORKBOOK;
          case WORD -> ModelRequest.Kind.TEXT;
          case SLIDES -> ModelRequest.Kind.SLIDES;
        },
        Verdicts.locale(spec.locale()),
        sources.tables().stream().map(LanguageModel::table).toList(),
        sources.pictures().stream().map(picture -> picture.image().name()).toList());
  }

  private static ModelRequest.Table table(Sources.Table table) {
    return new ModelRequest.Table(
        table.part() == null ? table.file() : table.file() + "#" + table.part(),
        table.data().columns().stream().map(Column::name).toList(),
        table.data().rows());
  }
}
