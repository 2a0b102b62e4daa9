/* A waveform of audiowaveform's JSON, version 2: the lowest and the highest sample of each stretch. */

export const isWaveform = (json) => json?.version === 2 && Array.isArray(json.data) && json.bits > 0;

const extremes = ({ data, channels, length }, from, to) => {
  let lowest = 0;
  let highest = 0;
  for (let stretch = from; stretch < Math.min(to, length); stretch++) {
    for (let channel = 0; channel < channels; channel++) {
      const at = 2 * (stretch * channels + channel);
      lowest = Math.min(lowest, data[at]);
      highest = Math.max(highest, data[at + 1]);
    }
  }
  return [lowest, highest];
};

const draw = (canvas, peaks, played) => {
  const style = getComputedStyle(canvas);
  const width = Math.round(canvas.clientWidth * devicePixelRatio);
  const height = Math.round(canvas.clientHeight * devicePixelRatio);
  const full = 2 ** (peaks.bits - 1);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  for (let column = 0; column < width; column++) {
    const from = Math.floor((column * peaks.length) / width);
    const to = Math.max(from + 1, Math.floor(((column + 1) * peaks.length) / width));
    const [lowest, highest] = extremes(peaks, from, to);
    const top = (0.5 - highest / full / 2) * height;
    const bottom = (0.5 - lowest / full / 2) * height;
    context.fillStyle = style.getPropertyValue(column < played * width ? "--accent" : "--quiet");
    context.fillRect(column, top, 1, Math.max(1, bottom - top));
  }
};

/* Draws peaks, and how far an audio element has played. */
export const show = (canvas, peaks, audio) => {
  const redraw = () => draw(canvas, peaks, audio?.duration > 0 ? audio.currentTime / audio.duration : 0);
  const resized = new ResizeObserver(redraw);
  resized.observe(canvas);
  audio?.addEventListener("timeupdate", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `Waveform of ${((peaks.length * peaks.samples_per_pixel) / peaks.sample_rate).toFixed(1)} s`);
};
