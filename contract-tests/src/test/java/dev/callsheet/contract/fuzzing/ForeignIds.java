package dev.callsheet.contract.fuzzing;

/** Ids of another organisation and their twins, which look alike but are nobody's. */
final class ForeignIds {
  private static final int TAIL = 8;

  private ForeignIds() {}

  /** Returns an id of the same form that nothing has. */
  static String twin(String id) {
    var cut = Math.max(0, id.length() - TAIL);
    var tail = new StringBuilder();
    for (var index = cut; index < id.length(); index++) {
      tail.append(id.charAt(index) == '7' ? '8' : '7');
    }
    return id.substring(0, cut) + tail;
  }
}
