package dev.callsheet.apikey;

/**
 * The projects of a family whose operations need a key of one; such a family has a bean of this.
 *
 * <p>Where there is none, what a key says of projects is all that is known of them.
 */
public interface KeyProjects {
  /** The most code points of the name of a project. */
  int MAX_NAME = 100;

  /** Returns which family it is. */
  String family();

  /** Whether an organisation has a project. */
  boolean exists(String organizationId, String projectId);

  /**
   * Returns the id of an organisation's project of a name, which is made if there is none.
   *
   * @param name 1 to {@value #MAX_NAME} code points
   */
  String provide(String organizationId, String name);
}
