package dev.callsheet.editlist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A strict reader of CMX 3600 lists, made from the published layout alone. */
record Cmx3600(String title, boolean dropFrame, List<Event> events) {

  private static final Pattern TITLE = Pattern.compile("TITLE: ([\\x20-\\x7e]{0,70})");
  private static final Pattern MODE = Pattern.compile("FCM: (DROP FRAME|NON-DROP FRAME)");
  private static final String TIMECODE = "([0-9]{2}:[0-5][0-9]:[0-5][0-9][:;][0-9]{2})";
  private static final Pattern EVENT =
      Pattern.compile(
          "([0-9]{3})  (?=.{8} )([A-Z0-9]{1,8}) +(?<=^.{14})(A|AA|V|B|AA/V) +(?<=^.{20})C {8}"
              + String.join(" ", TIMECODE, TIMECODE, TIMECODE, TIMECODE));
  private static final Pattern FURTHER_AUDIO = Pattern.compile("AUD  3(?:  4)?");
  private static final Pattern NAME = Pattern.compile("\\* FROM CLIP NAME: \\P{Cntrl}*");

  /** An event with its times in frames. */
  record Event(
      int number,
      String reel,
      String channels,
      String furtherAudio,
      long in,
      long out,
      long start,
      long end) {}

  static Cmx3600 parse(String list, int nominal) {
    if (!list.endsWith("\r\n")) {
      throw new IllegalArgumentException("unfinished last line");
    }
    var lines = list.split("\r\n", -1);
    var title = match(TITLE, lines[0]).group(1);
    boolean dropFrame = match(MODE, lines[1]).group(1).equals("DROP FRAME");
    if (!lines[2].isEmpty()) {
      throw new IllegalArgumentException(lines[2]);
    }
    var events = new ArrayList<Event>();
    int index = 3;
    while (index < lines.length - 1) {
      var event = match(EVENT, lines[index++]);
      var furtherAudio = "";
      if (!lines[index].startsWith("*")) {
        furtherAudio = match(FURTHER_AUDIO, lines[index++]).group();
      }
      match(NAME, lines[index++]);
      while (lines[index].startsWith("* ")) {
        index++;
      }
      events.add(
          new Event(
              Integer.parseInt(event.group(1)),
              event.group(2),
              event.group(3),
              furtherAudio,
              frame(event.group(4), nominal, dropFrame),
              frame(event.group(5), nominal, dropFrame),
              frame(event.group(6), nominal, dropFrame),
              frame(event.group(7), nominal, dropFrame)));
    }
    return new Cmx3600(title, dropFrame, events);
  }

  /** The frame that a timecode labels; refuses labels that a drop-frame count leaves out. */
  static long frame(String timecode, int nominal, boolean dropFrame) {
    var parts = timecode.split("[:;]", -1);
    int minutes = Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    int seconds = Integer.parseInt(parts[2]);
    int frames = Integer.parseInt(parts[3]);
    int dropped = nominal == 60 ? 4 : 2;
    boolean leftOut = dropFrame && minutes % 10 != 0 && seconds == 0 && frames < dropped;
    if (frames >= nominal || leftOut || (timecode.indexOf(';') > 0) != dropFrame) {
      throw new IllegalArgumentException("no such timecode: " + timecode);
    }
    long label = (minutes * 60L + seconds) * nominal + frames;
    return dropFrame ? label - dropped * (minutes - minutes / 10L) : label;
  }

  private static MatchResult match(Pattern pattern, String line) {
    var matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not " + pattern + ": " + line);
    }
    return matcher.toMatchResult();
  }
}
