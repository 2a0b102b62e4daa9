package dev.callsheet.clips.project;

import dev.callsheet.api.clips.model.Clip;
import dev.callsheet.api.clips.model.Moment;
import dev.callsheet.api.clips.model.MomentKind;
import dev.callsheet.api.clips.model.Project;
import dev.callsheet.api.clips.model.ProjectFailure;
import dev.callsheet.api.clips.model.ProjectFailureReason;
import dev.callsheet.api.clips.model.ProjectKind;
import dev.callsheet.api.clips.model.ProjectPage;
import dev.callsheet.api.clips.model.ProjectStatus;
import dev.callsheet.api.clips.model.ProjectUsage;
import dev.callsheet.api.clips.model.Reason;
import dev.callsheet.api.clips.model.Results;
import dev.callsheet.api.clips.model.Signal;
import dev.callsheet.clips.ClipModels;
import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.choice.ChosenClip;
import dev.callsheet.clips.choice.FoundMoment;
import dev.callsheet.clips.choice.MomentType;
import dev.callsheet.clips.choice.ProjectResult;
import dev.callsheet.clips.choice.ProjectSpec;
import dev.callsheet.page.Page;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Projects and what they found as the contract writes them. */
final class ProjectModels {
  private static final double TENTHS = 10;

  private ProjectModels() {}

  static Project project(StoredProject project) {
    return new Project(
        project.id(),
        project.name(),
        kind(project.spec()),
        status(project.status()),
        project.progressPercent(),
        project.createdAt());
  }

  static ProjectPage projects(Page<StoredProject> page) {
    return new ProjectPage(
        page.items().stream().map(ProjectModels::project).toList(), page.nextCursor());
  }

  /**
   * The project with its results; {@code thumbnails} gives the URL of each clip's by its number.
   */
  static Results results(ProjectView view, IntFunction<URI> thumbnails) {
    var project = view.project();
    var findings = project.found();
    return new Results(
        project.id(),
        project.name(),
        kind(project.spec()),
        status(project.status()),
        project.progressPercent(),
        view.source().media() == null ? null : ClipModels.video(view.source().recording()),
        new ProjectUsage(Objects.requireNonNullElse(project.units(), 0L)),
        findings instanceof ProjectResult.Chosen(var clips) ? clips(clips, thumbnails) : null,
        findings instanceof ProjectResult.Found(var moments)
            ? moments.stream().map(ProjectModels::moment).toList()
            : null,
        problem(project.problem()),
        project.createdAt(),
        project.completedAt(),
        project.expiresAt());
  }

  private static List<Clip> clips(List<ChosenClip> clips, IntFunction<URI> thumbnails) {
    return IntStream.rangeClosed(1, clips.size())
        .mapToObj(
            idx -> {
              var clip = clips.get(idx - 1);
              return new Clip(
                  idx,
                  clip.title(),
                  clip.tags(),
                  clip.beginMillis(),
                  clip.endMillis(),
                  clip.scoreTenths() / TENTHS,
                  clip.reasons().stream().map(ProjectModels::reason).toList(),
                  thumbnails.apply(idx));
            })
        .toList();
  }

  private static Reason reason(ChosenClip.Reason reason) {
    return new Reason(
        switch (reason.signal()) {
          case LOUDNESS -> Signal.LOUDNESS;
          case SPEECH -> Signal.SPEECH;
          case SCENES -> Signal.SCENES;
        },
        reason.tenths() / TENTHS,
        reason.description());
  }

  private static Moment moment(FoundMoment moment) {
    return new Moment(
        switch (moment.type()) {
          case LOUDEST -> MomentKind.LOUDEST;
          case QUIETEST -> MomentKind.QUIETEST;
          case SCENE_CHANGE -> MomentKind.SCENE_CHANGE;
          case SPEECH -> MomentKind.SPEECH;
        },
        moment.beginMillis(),
        moment.endMillis(),
        moment.strengthTenths() / TENTHS,
        moment.description());
  }

  static MomentType type(MomentKind kind) {
    return switch (kind) {
      case LOUDEST -> MomentType.LOUDEST;
      case QUIETEST -> MomentType.QUIETEST;
      case SCENE_CHANGE -> MomentType.SCENE_CHANGE;
      case SPEECH -> MomentType.SPEECH;
    };
  }

  private static ProjectKind kind(ProjectSpec spec) {
    return switch (spec) {
      case ProjectSpec.Highlights highlights -> ProjectKind.CLIPS;
      case ProjectSpec.Moments moments -> ProjectKind.MOMENTS;
    };
  }

  private static ProjectStatus status(ProjectState state) {
    return switch (state) {
      case CREATED -> ProjectStatus.CREATED;
      case QUEUED -> ProjectStatus.QUEUED;
      case ONGOING -> ProjectStatus.ONGOING;
      case SUCCEEDED -> ProjectStatus.SUCCEEDED;
      case FAILED -> ProjectStatus.FAILED;
      case CANCELLED -> ProjectStatus.CANCELLED;
    };
  }

  private static @Nullable ProjectFailure problem(@Nullable ClipsFailure problem) {
    return problem == null
        ? null
        : new ProjectFailure(
            switch (problem.reason()) {
              case SOURCE_UNREACHABLE -> ProjectFailureReason.SOURCE_UNREACHABLE;
              case SOURCE_REFUSED -> ProjectFailureReason.SOURCE_REFUSED;
              case SOURCE_TOO_LARGE -> ProjectFailureReason.SOURCE_TOO_LARGE;
              case SOURCE_TOO_SLOW -> ProjectFailureReason.SOURCE_TOO_SLOW;
              case UNSUPPORTED_FORMAT -> ProjectFailureReason.UNSUPPORTED_FORMAT;
              case TOO_SHORT -> ProjectFailureReason.TOO_SHORT;
              case TOO_LONG -> ProjectFailureReason.TOO_LONG;
              case INSUFFICIENT_UNITS -> ProjectFailureReason.INSUFFICIENT_UNITS;
              case INTERNAL -> ProjectFailureReason.INTERNAL;
            },
            problem.message());
  }
}
