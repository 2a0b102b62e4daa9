package dev.callsheet.setting;

/** What an operator can set of one family; found as a service of this type. */
public interface FamilySettings {
  /** The family's name, under which its settings are explained. */
  String family();

  /** Adds each of its settings, in the order in which they are explained. */
  void addTo(Section section);
}
