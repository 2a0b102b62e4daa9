/* Plays HTTP Live Streaming (RFC 8216) of finished recordings in fragmented MP4, by Media Source Extensions. */

/* Seconds that are fetched before they are played, and that are kept after. */
const AHEAD = 20;
const BEHIND = 30;

/* How much of the throughput a quality may take. */
const SHARE = 0.7;

/* Told to the loop that fetches when a quality is chosen by hand. */
const CHOSEN = "callsheet-quality";

/* What an audio codec is called. */
const SOUND = /^(mp4a|opus|ac-3|ec-3|fLaC)/;

const mediaType = (codec) => `${SOUND.test(codec) ? "audio" : "video"}/mp4; codecs="${codec}"`;

const attributes = (line) =>
  Object.fromEntries(
    [...line.matchAll(/([A-Z0-9-]+)=("[^"]*"|[^,]*)/g)].map(([, name, value]) => [name, value.replaceAll('"', "")]),
  );

const range = (text, from) => {
  const [length, offset] = text.split("@").map(Number);
  const start = offset ?? from;
  return { start, end: start + length - 1 };
};

const lines = async (url) => {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`A playlist is answered with ${response.status}.`);
  }
  return (await response.text()).split(/\r?\n/).filter((line) => line !== "");
};

/* The qualities of a master playlist, the lowest first, and the playlist of the sound. */
export const readMaster = (text, base) => {
  const qualities = [];
  let sound = null;
  text.forEach((line, at) => {
    if (line.startsWith("#EXT-X-MEDIA:") && line.includes("TYPE=AUDIO")) {
      sound = new URL(attributes(line).URI, base).href;
    }
    if (line.startsWith("#EXT-X-STREAM-INF:")) {
      const { BANDWIDTH, CODECS, RESOLUTION } = attributes(line);
      const [width, height] = RESOLUTION.split("x").map(Number);
      qualities.push({ bandwidth: Number(BANDWIDTH), codecs: CODECS.split(","), width, height, url: new URL(text[at + 1], base).href });
    }
  });
  return { qualities: qualities.sort((one, other) => one.height - other.height || one.bandwidth - other.bandwidth), sound };
};

/* The beginning that all segments of a media playlist share, and the segments with their times. */
export const readMedia = (text, base) => {
  const media = { beginning: null, segments: [], duration: 0 };
  let seconds = 0;
  let bytes = null;
  let former = null;
  for (const line of text) {
    if (line.startsWith("#EXT-X-MAP:")) {
      const { URI, BYTERANGE } = attributes(line);
      media.beginning = { url: new URL(URI, base).href, bytes: BYTERANGE === undefined ? null : range(BYTERANGE, 0) };
    } else if (line.startsWith("#EXTINF:")) {
      seconds = parseFloat(line.slice("#EXTINF:".length));
    } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
      bytes = range(line.slice("#EXT-X-BYTERANGE:".length), (former?.end ?? -1) + 1);
    } else if (!line.startsWith("#")) {
      media.segments.push({ url: new URL(line, base).href, bytes, start: media.duration, end: media.duration + seconds });
      media.duration += seconds;
      former = bytes;
      bytes = null;
    }
  }
  return media;
};

const event = (target, ...names) => {
  const heard = new AbortController();
  return new Promise((resolve) => {
    for (const name of names) {
      target.addEventListener(name, resolve, { signal: heard.signal });
    }
  }).finally(() => heard.abort());
};

/* One kind of content, pictures or sound: what is fetched of it, and put into its buffer. */
class Track {
  #video;
  #buffer;
  #choose;
  #playlists = new Map();
  #beginning = null;
  #next = 0;

  /* choose.next() is the quality to go on with; choose.came() hears how many bits a second came. */
  constructor(video, buffer, choose) {
    this.#video = video;
    this.#buffer = buffer;
    this.#choose = choose;
  }

  async playlist() {
    const { url } = this.#choose.next();
    if (!this.#playlists.has(url)) {
      this.#playlists.set(url, readMedia(await lines(url), url));
    }
    return this.#playlists.get(url);
  }

  /* Goes on behind what can be played from the present time on. */
  async seek() {
    const until = this.#bufferedUntil();
    const { segments } = await this.playlist();
    const at = segments.findIndex((segment) => segment.end > until + 0.1);
    this.#next = at < 0 ? segments.length : at;
  }

  #bufferedUntil() {
    const now = this.#video.currentTime;
    const { buffered } = this.#buffer;
    for (let at = 0; at < buffered.length; at++) {
      if (buffered.start(at) - 0.3 <= now && now < buffered.end(at)) {
        return buffered.end(at);
      }
    }
    return now;
  }

  /* Fetches the next segment if it is time for it, and returns whether it was. */
  async advance() {
    const now = this.#video.currentTime;
    const { beginning, segments } = await this.playlist();
    const at = this.#next;
    if (at >= segments.length || segments[at].start > now + AHEAD) {
      return false;
    }
    const { url, codec } = this.#choose.next();
    if (this.#beginning !== url) {
      const content = await this.#fetch(beginning);
      this.#buffer.changeType(mediaType(codec));
      await this.#put((buffer) => buffer.appendBuffer(content));
      this.#beginning = url;
    }
    const content = await this.#fetch(segments[at]);
    if (now > 2 * BEHIND) {
      await this.#put((buffer) => buffer.remove(0, now - BEHIND));
    }
    await this.#put((buffer) => buffer.appendBuffer(content));
    if (this.#next === at) {
      this.#next = at + 1;
    }
    return true;
  }

  /* Takes out all there is, to fetch it in another quality. */
  async clear() {
    await this.#put((buffer) => buffer.remove(0, Infinity));
  }

  async isOver() {
    return this.#next >= (await this.playlist()).segments.length;
  }

  async #fetch({ url, bytes }) {
    const begun = performance.now();
    const response = await fetch(url, bytes === null ? {} : { headers: { Range: `bytes=${bytes.start}-${bytes.end}` } });
    if (!response.ok) {
      throw new Error(`A segment is answered with ${response.status}.`);
    }
    const content = await response.arrayBuffer();
    this.#choose.came((8000 * content.byteLength) / Math.max(1, performance.now() - begun));
    return content;
  }

  async #put(change) {
    const done = event(this.#buffer, "updateend");
    change(this.#buffer);
    await done;
  }
}

/* Chooses among qualities by how fast they come and how large they are shown, unless one is chosen by hand. */
class Choice {
  #qualities;
  #video;
  #throughput = 0;
  byHand = null;

  constructor(qualities, video) {
    this.#qualities = qualities;
    this.#video = video;
  }

  next() {
    if (this.byHand !== null) {
      return this.#qualities[this.byHand];
    }
    const shown = this.#video.clientHeight * devicePixelRatio;
    const large = this.#qualities.find((quality) => quality.height >= shown) ?? this.#qualities.at(-1);
    const affordable = this.#qualities.filter(
      (quality) => quality.height <= large.height && quality.bandwidth <= SHARE * this.#throughput,
    );
    return affordable.at(-1) ?? this.#qualities[0];
  }

  came(bits) {
    this.#throughput = this.#throughput === 0 ? bits : 0.7 * this.#throughput + 0.3 * bits;
  }
}

/*
 * Plays a stream in a video element. Returns its qualities and what chooses one of them by its place, or by itself
 * for null; no qualities where the browser plays streams without us. What fails is told to failed.
 */
export const play = async (video, url, failed) => {
  if (typeof MediaSource === "undefined") {
    video.src = url;
    return { qualities: [], choose: () => {} };
  }
  const { qualities, sound } = readMaster(await lines(url), url);
  const [first] = qualities;
  const pictureCodec = (quality) => quality.codecs.find((codec) => !SOUND.test(codec));
  const soundCodec = first.codecs.find((codec) => SOUND.test(codec));
  const choice = new Choice(
    qualities.map((quality) => ({ ...quality, codec: pictureCodec(quality) })),
    video,
  );

  const source = new MediaSource();
  const address = URL.createObjectURL(source);
  const opened = event(source, "sourceopen");
  video.src = address;
  await opened;
  URL.revokeObjectURL(address);

  const track = (codec, choose) => new Track(video, source.addSourceBuffer(mediaType(codec)), choose);
  const tracks = [track(pictureCodec(first), choice)];
  if (sound !== null) {
    tracks.push(track(soundCodec, { next: () => ({ url: sound, codec: soundCodec }), came: () => {} }));
  }
  const playlists = await Promise.all(tracks.map((each) => each.playlist()));
  source.duration = Math.max(...playlists.map((playlist) => playlist.duration));

  let sought = false;
  let chosen = false;
  video.addEventListener("seeking", () => {
    sought = true;
  });
  const feed = async () => {
    while (video.error === null && source.readyState !== "closed") {
      if (chosen) {
        await tracks[0].clear();
      }
      if (sought || chosen) {
        sought = false;
        chosen = false;
        await Promise.all(tracks.map((each) => each.seek()));
      }
      const advanced = await Promise.all(tracks.map((each) => each.advance()));
      if (advanced.includes(true)) {
        continue;
      }
      const over = await Promise.all(tracks.map((each) => each.isOver()));
      if (!over.includes(false) && source.readyState === "open") {
        source.endOfStream();
      }
      if (!sought && !chosen) {
        await event(video, "timeupdate", "seeking", "emptied", CHOSEN);
      }
    }
  };
  feed().catch(failed);
  return {
    qualities,
    choose: (place) => {
      choice.byHand = place;
      chosen = true;
      video.dispatchEvent(new Event(CHOSEN));
    },
  };
};
