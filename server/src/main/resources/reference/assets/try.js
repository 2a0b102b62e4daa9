import { KINDS } from "./kinds.js";
import { curl, java } from "./request.js";
import { play } from "./stream.js";
import { isWaveform, show as showWaveform } from "./waveform.js";

const LOOK_MS = 1000;
const LONGEST_TEXT = 20_000;
const ENDED = ["succeeded", "failed", "cancelled", "skipped"];
const STREAMS = ["application/vnd.apple.mpegurl", "application/dash+xml"];

const at = (id) => document.getElementById(id);

const element = (name, content, more = {}) => {
  const made = document.createElement(name);
  made.append(...[content].flat().filter((child) => child !== null));
  return Object.assign(made, more);
};

/* ---- the form ---- */

const form = at("task");
const fields = at("parameters").querySelector(".fields");
/* What was uploaded last, so that another task on the same file need not send it again. */
let uploaded = { file: null, key: null, id: null };

const file = () => at("file").files[0] ?? null;

const option = (value, text = value) => element("option", text, { value });

const input = (name, parameter) => {
  switch (parameter.type) {
    case "choice":
      return element("select", [option("", "as usual"), ...parameter.values.map((value) => option(value))]);
    case "truth":
      return element("select", [option("", "as usual"), option("true", "yes"), option("false", "no")]);
    case "number":
      return element("input", [], {
        type: "number",
        min: parameter.minimum,
        max: parameter.maximum,
        step: parameter.step,
        placeholder: "as usual",
      });
    case "list":
      return element("input", [], { placeholder: "such as 320, 640", pattern: "\\s*\\d+(\\s*,\\s*\\d+)*\\s*" });
    default:
      return element("input", [], { placeholder: "such as #1a2b3c", pattern: "#[0-9a-fA-F]{6}" });
  }
};

const showParameters = () => {
  const { purpose, parameters } = KINDS[at("kind").value];
  at("purpose").textContent = purpose;
  fields.replaceChildren(
    ...Object.entries(parameters).map(([name, parameter]) => {
      const id = `parameter-${name}`;
      const field = Object.assign(input(name, parameter), { id });
      field.dataset.parameter = name;
      return element("div", [element("label", name, { htmlFor: id }), field]);
    }),
  );
};

const value = (parameter, text) => {
  switch (parameter.type) {
    case "number":
      return Number(text);
    case "truth":
      return text === "true";
    case "list":
      return text.split(",").map(Number);
    default:
      return text;
  }
};

/* What the form says: all that the request and the listings are made of. */
const request = () => {
  const kind = at("kind").value;
  const parameters = {};
  for (const field of fields.querySelectorAll("[data-parameter]")) {
    const text = field.value.trim();
    if (text !== "" && field.checkValidity()) {
      const name = field.dataset.parameter;
      parameters[name] = value(KINDS[kind].parameters[name], text);
    }
  }
  const url = at("url").value.trim();
  const chosen = file();
  return { kind, parameters, url: url === "" || chosen !== null ? null : url, file: chosen?.name ?? "talk.mp4" };
};

const showListings = () => {
  const now = request();
  at("curl").textContent = curl(now, location.origin);
  at("java").textContent = java(now, location.origin);
};

/* ---- talking to the server ---- */

/* An error that the server answers with, in the words of the family. */
class Refusal extends Error {
  constructor({ kind, message }) {
    super(message);
    this.kind = kind;
  }
}

const refusal = (status, text) => {
  try {
    const told = JSON.parse(text);
    if (typeof told.kind === "string") {
      return new Refusal(told);
    }
  } catch {
    // Not one of this server's errors.
  }
  return new Error(`The server answers with status ${status}.`);
};

/* The server names itself as its operator knows it; to this page it is where the page comes from. */
const here = (url) => new URL(new URL(url).pathname, location.origin).href;

const ask = async (key, method, path, body, headers = {}) => {
  const response = await fetch(path, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
  });
  const text = await response.text();
  if (!response.ok) {
    throw refusal(response.status, text);
  }
  return JSON.parse(text);
};

const send = (url, content, stop, progress) =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open("PUT", url);
    sending.setRequestHeader("Content-Type", "application/octet-stream");
    sending.upload.onprogress = (sent) => progress(sent.loaded, sent.total);
    sending.onload = () =>
      sending.status === 200 ? resolve() : reject(refusal(sending.status, sending.responseText));
    sending.onerror = () => reject(new Error("The upload broke off."));
    sending.onabort = () => reject(stop.reason);
    stop.addEventListener("abort", () => sending.abort());
    sending.send(content);
  });

const upload = async (key, content, stop) => {
  if (uploaded.file === content && uploaded.key === key) {
    return uploaded.id;
  }
  tell(`Uploading ${content.name}`, 0);
  const created = await ask(key, "POST", "/files", { name: content.name, size_bytes: content.size });
  await send(here(created.upload.url), content, stop, (sent, total) =>
    tell(`Uploading ${content.name}`, Math.floor((100 * sent) / total)),
  );
  uploaded = { file: content, key, id: created.id };
  return created.id;
};

/* ---- what is shown ---- */

const tell = (words, percent = null) => {
  at("state").textContent = words;
  at("progress").hidden = percent === null;
  at("progress").value = percent ?? 0;
};

const complain = (problem) => {
  const words = element("p", problem.message);
  if (problem.kind !== undefined) {
    words.prepend(
      element("a", element("code", problem.kind), { href: `/errors/tasks/${encodeURIComponent(problem.kind)}` }),
      " ",
    );
  }
  at("error").replaceChildren(words);
  at("error").hidden = false;
};

const keepCaption = (figure, ...children) => figure.replaceChildren(figure.querySelector("figcaption"), ...children);

let sourceAddress = null;

const showSource = (content, url) => {
  if (sourceAddress !== null) {
    URL.revokeObjectURL(sourceAddress);
    sourceAddress = null;
  }
  if (content === null) {
    keepCaption(at("source"), element("p", element("code", url)));
    return;
  }
  sourceAddress = URL.createObjectURL(content);
  const [type] = content.type.split("/");
  const unseen = element("p", `${content.name}, ${content.size.toLocaleString()} bytes`);
  if (!["video", "audio", "image"].includes(type)) {
    keepCaption(at("source"), unseen);
    return;
  }
  const shown =
    type === "image"
      ? element("img", [], { alt: "The source" })
      : element(type, [], { controls: true, ariaLabel: "The source" });
  /* Tasks read more formats than browsers do. */
  shown.addEventListener("error", () => keepCaption(at("source"), unseen, element("p", "This browser cannot show it.")));
  shown.src = sourceAddress;
  keepCaption(at("source"), shown);
};

const link = (output) =>
  element("p", [
    element("a", output.name, { href: here(output.url), download: output.name }),
    ` ${output.media_type}, ${output.size_bytes.toLocaleString()} bytes`,
  ]);

const stream = (output) => {
  const video = element("video", [], { controls: true, ariaLabel: output.name });
  const quality = element("select", option("", "automatic"), { id: "quality" });
  const now = element("span", "");
  const box = element("div", [
    video,
    element("p", [element("label", "Quality", { htmlFor: "quality" }), quality, now], { className: "quality" }),
    element("p", [output.name, ` and its parts, ${output.size_bytes.toLocaleString()} bytes`]),
  ]);
  video.addEventListener("resize", () => {
    now.textContent = `now ${video.videoWidth} × ${video.videoHeight}`;
  });
  /* Both manifests lie beside each other, whichever was asked for. */
  play(video, new URL("master.m3u8", here(output.url)).href, complain)
    .then(({ qualities, choose }) => {
      quality.append(...qualities.map(({ width, height }, place) => option(String(place), `${width} × ${height}`)));
      quality.addEventListener("change", () => choose(quality.value === "" ? null : Number(quality.value)));
    })
    .catch(complain);
  return box;
};

const text = (content) =>
  element("pre", element("code", content.length > LONGEST_TEXT ? `${content.slice(0, LONGEST_TEXT)}…` : content), {
    tabIndex: 0,
    ariaLabel: "The text",
  });

const read = async (output) => {
  const response = await fetch(here(output.url));
  if (!response.ok) {
    throw refusal(response.status, await response.text());
  }
  return response.text();
};

/* What is written of a result: its peaks are drawn above the sound that they are of. */
const written = (output, audio) => {
  const box = element("div", []);
  read(output)
    .then((content) => {
      const json = output.media_type === "application/json" ? JSON.parse(content) : null;
      if (!isWaveform(json)) {
        box.append(text(content));
        return;
      }
      const canvas = element("canvas", []);
      if (audio.isConnected) {
        audio.before(canvas);
      } else {
        box.append(canvas);
      }
      showWaveform(canvas, json, audio);
    })
    .catch(complain);
  return box;
};

const shownOutput = (output, audio) => {
  const type = output.media_type;
  const src = type.startsWith("text/") ? null : here(output.url);
  if (STREAMS.includes(type)) {
    return element("div", stream(output), { className: "output" });
  }
  let shown = null;
  if (type.startsWith("image/")) {
    const moment = output.at_ms === undefined ? "" : ` at ${(output.at_ms / 1000).toFixed(1)} s`;
    shown = element("img", [], { alt: `${output.name}${moment}`, src });
  } else if (type.startsWith("video/")) {
    shown = element("video", [], { controls: true, ariaLabel: output.name, src });
  } else if (type.startsWith("audio/")) {
    shown = audio;
    audio.src = src;
  } else {
    shown = written(output, audio);
  }
  return element("div", [shown, link(output)], { className: "output" });
};

const showOutputs = (outputs) => {
  const audio = element("audio", [], { controls: true, ariaLabel: "The result" });
  const boxes = outputs.map((output) => shownOutput(output, audio));
  const several = outputs.length > 2 && outputs.every((output) => output.media_type.startsWith("image/"));
  keepCaption(at("result"), several ? element("div", boxes, { className: "pictures" }) : element("div", boxes));
};

const fact = (name, content) => element("div", [element("dt", name), element("dd", content)]);

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(3)} s`;

const factsOf = (task) => {
  const { probe, loudness, credits } = task;
  const facts = [];
  if (credits !== undefined) {
    facts.push(fact("Credits", credits));
  }
  if (probe !== undefined) {
    const [picture] = probe.video;
    const size = picture ?? probe.image;
    const is = [probe.medium, probe.container];
    is.push(size === undefined ? null : `${size.width} × ${size.height}`);
    is.push(probe.duration_ms === undefined ? null : seconds(probe.duration_ms));
    facts.push(fact("Source", is.filter((each) => each !== null).join(", ")));
  }
  const [output] = task.outputs;
  if (output?.width !== undefined) {
    facts.push(fact("Made", `${output.width} × ${output.height}`));
  }
  if (output?.duration_ms !== undefined) {
    facts.push(fact("Length", seconds(output.duration_ms)));
  }
  const lufs = (measure) => `${measure.integrated_lufs.toFixed(1)} LUFS`;
  if (loudness !== undefined) {
    facts.push(
      fact("Loudness", loudness.after === undefined ? lufs(loudness.before) : `${lufs(loudness.before)} → ${lufs(loudness.after)}`),
    );
  }
  if (task.renditions !== undefined) {
    facts.push(fact("Qualities", task.renditions.map(({ width, height }) => `${width} × ${height}`).join(", ")));
  }
  if (task.chapters !== undefined) {
    facts.push(fact("Chapters", task.chapters.length));
  }
  if (task.cues !== undefined) {
    facts.push(fact("Cues", task.cues));
  }
  if (task.sha256 !== undefined) {
    facts.push(fact("SHA-256", element("code", task.sha256)));
  }
  return facts;
};

const showTask = (task) => {
  at("facts").replaceChildren(...factsOf(task));
  at("warnings").replaceChildren(
    ...[...task.warnings, ...(task.probe?.non_standard ?? [])].map(({ message }) => element("li", message)),
  );
  at("answer").querySelector("code").textContent = JSON.stringify(task, null, 2);
  at("answer").hidden = false;
  if (task.error !== undefined) {
    complain(task.error);
  }
  if (task.outputs.length > 0) {
    showOutputs(task.outputs);
    at("both").hidden = false;
  }
};

/* ---- running ---- */

const follow = async (key, created) => {
  let task = created;
  while (!ENDED.includes(task.status)) {
    tell(`The task is ${task.status}`, task.progress);
    /* A server that is busy may not wait. */
    const pause = new Promise((resolve) => setTimeout(resolve, LOOK_MS / 2));
    task = await ask(key, "GET", `/tasks/${task.id}?wait_ms=${LOOK_MS}`);
    if (!ENDED.includes(task.status)) {
      await pause;
    }
  }
  return task;
};

const run = async () => {
  const key = at("key").value.trim();
  const content = file();
  const { kind, parameters, url } = request();
  const stop = new AbortController();
  let task = null;
  const cancel = () => {
    stop.abort(new Error("The upload was cancelled."));
    if (task !== null) {
      ask(key, "POST", `/tasks/${task.id}/cancel`).catch(complain);
    }
  };
  at("cancel").addEventListener("click", cancel);
  try {
    const source = url === null ? { file_id: await upload(key, content, stop.signal) } : { url };
    stop.signal.throwIfAborted();
    showSource(content, url);
    tell("Asking for the task", 0);
    const began = performance.now();
    task = await ask(key, "POST", "/tasks", { kind, ...source, ...parameters }, { Prefer: "wait=1" });
    task = await follow(key, task);
    tell(`The task has ${task.status} after ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    showTask(task);
  } finally {
    at("cancel").removeEventListener("click", cancel);
  }
};

const submit = async (submitted) => {
  submitted.preventDefault();
  if (file() === null && at("url").value.trim() === "") {
    complain(new Error("Choose a file first, or name a URL."));
    return;
  }
  at("error").hidden = true;
  at("both").hidden = true;
  at("answer").hidden = true;
  keepCaption(at("result"));
  at("facts").replaceChildren();
  at("warnings").replaceChildren();
  at("run").disabled = true;
  at("cancel").hidden = false;
  try {
    await run();
  } catch (problem) {
    tell("Nothing came of it.");
    complain(problem);
  } finally {
    at("run").disabled = false;
    at("cancel").hidden = true;
  }
};

const takeDropped = (drag) => {
  drag.preventDefault();
  at("drop").classList.toggle("over", drag.type === "dragover");
  const [content] = drag.dataTransfer.files;
  if (drag.type === "drop" && content !== undefined) {
    at("file").files = drag.dataTransfer.files;
    showListings();
  }
};

at("kind").append(...Object.keys(KINDS).map((kind) => option(kind)));
at("kind").addEventListener("input", showParameters);
for (const type of ["dragover", "dragleave", "drop"]) {
  at("drop").addEventListener(type, takeDropped);
}
for (const type of ["input", "change"]) {
  form.addEventListener(type, showListings);
}
form.addEventListener("submit", submit);
for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = navigator.clipboard === undefined;
  button.addEventListener("click", () => navigator.clipboard.writeText(at(button.dataset.of).textContent));
}
showParameters();
showListings();
