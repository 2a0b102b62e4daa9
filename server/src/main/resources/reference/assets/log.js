import { Sha256 } from "./sha256.js";
import {
  hex,
  isConsistent,
  isIncluded,
  isOpened,
  isRecording,
  isSigned,
  readCertificate,
  readCheckpoint,
  readKey,
  told,
  unhex,
} from "./certificate.js";

const PROOF_BYTES = 4_000_000;
const LAST = 10;

const at = (id) => document.getElementById(id);

const show = (id, content) => {
  at(id).textContent = content;
};

const get = async (path) => {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${path} is answered with ${response.status}`);
  }
  return response;
};

const element = (name, content, className) => {
  const made = document.createElement(name);
  made.textContent = content;
  if (className !== undefined) {
    made.className = className;
  }
  return made;
};

const moment = (time) => {
  const made = element("time", time.toLocaleString());
  made.dateTime = time.toISOString();
  return made;
};

const cell = (child) => {
  const made = document.createElement("td");
  made.append(child);
  return made;
};

/* The keys of the log, the current one first. */
const keys = get("/ledger/key")
  .then((response) => response.text())
  .then((lines) => lines.trim().split("\n"));

const showState = async () => {
  const [vkeys, page] = await Promise.all([
    keys,
    get(`/ledger/checkpoints?limit=${LAST}`).then((response) => response.json()),
  ]);
  const [latest] = page.data;
  const checkpoint = readCheckpoint(latest.note);
  const signed = await isSigned(checkpoint, vkeys.map(readKey));
  show("size", checkpoint.size.toLocaleString());
  show("root", hex(checkpoint.root));
  show("key", vkeys[0]);
  at("signed-at").replaceChildren(moment(new Date(latest.signed_at)));
  show(
    "signature",
    signed === null ? "this browser cannot check it" : signed ? "of the key below" : "not of the key below",
  );
  at("history").tBodies[0].replaceChildren(
    ...page.data.map((each) => {
      const row = document.createElement("tr");
      row.append(
        cell(moment(new Date(each.signed_at))),
        cell(each.leaf_count.toLocaleString()),
        cell(element("code", each.root_hash)),
      );
      return row;
    }),
  );
  at("loading").hidden = true;
  at("facts").hidden = false;
  at("history").hidden = false;
};

const hashOf = async (file) => {
  const hash = new Sha256();
  const reader = file.stream().getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    hash.update(read.value);
  }
  return hash.digest();
};

/* Whether the log of this server goes on from a certificate's checkpoint; null where it does not tell. */
const isContinued = async ({ checkpoint }) => {
  try {
    const page = await get("/ledger/checkpoints?limit=1").then((response) => response.json());
    const latest = readCheckpoint(page.data[0].note);
    if (checkpoint.size > latest.size || (await isSigned(latest, (await keys).map(readKey))) === false) {
      return false;
    }
    const proof = await get(`/ledger/consistency?from=${checkpoint.size}&to=${latest.size}`).then((response) =>
      response.json(),
    );
    return isConsistent(checkpoint, latest, proof.hashes.map(unhex));
  } catch {
    return null;
  }
};

const check = (outcome, right, wrong, open) => {
  const [className, content] = outcome === null ? ["open", open] : outcome ? ["right", right] : ["wrong", wrong];
  return element("li", content, className);
};

const showFacts = (facts) => {
  at("found").replaceChildren(
    ...facts.map(([name, value]) => {
      const group = document.createElement("div");
      group.append(element("dt", name), element("dd", value));
      return group;
    }),
  );
};

const showCertificate = async (certificate, hash) => {
  const signed = await isSigned(certificate.checkpoint, (await keys).map(readKey));
  const outcomes = {
    recording: hash === null ? null : isRecording(certificate, hash),
    opened: isOpened(certificate),
    included: isIncluded(certificate),
    signed,
    continued: await isContinued(certificate),
  };
  const all = Object.values(outcomes);
  show(
    "verdict",
    all.includes(false)
      ? "This certificate proves nothing here."
      : all.includes(null)
        ? "What could be checked is right; something could not be checked."
        : "The log holds the registration of this recording.",
  );
  at("checks").replaceChildren(
    check(
      outcomes.recording,
      "The recording is the one that the certificate names.",
      "The recording is another one than the certificate names.",
      "No recording was dropped with the certificate.",
    ),
    check(
      outcomes.opened,
      "What the certificate tells of the work is what its entry commits to.",
      "What the certificate tells of the work is not what its entry commits to.",
    ),
    check(
      outcomes.included,
      "The signed tree holds the entry.",
      "The signed tree does not hold the entry.",
    ),
    check(
      outcomes.signed,
      "The tree is signed with the key of this log.",
      "The tree is not signed with the key of this log.",
      "This browser cannot check the signature.",
    ),
    check(
      outcomes.continued,
      "This log still contains that tree.",
      "This log does not contain that tree.",
      "This server does not tell whether its log contains that tree.",
    ),
  );
  const { entry } = certificate;
  showFacts([
    ["Leaf index", certificate.index.toLocaleString()],
    ["Entries signed", certificate.checkpoint.size.toLocaleString()],
    ["Registered", entry.time.toLocaleString()],
    ["Work", `${entry.workId}, version ${entry.workVersion}`],
    ["Transaction", entry.transactionId],
    ...told(certificate),
  ]);
};

const showFiles = async (files) => {
  at("result").hidden = false;
  at("checks").replaceChildren();
  at("found").replaceChildren();
  show("verdict", "Reading …");
  let certificate = null;
  let hash = null;
  for (const file of files) {
    const isProof = file.size < PROOF_BYTES && (await file.slice(0, 9).text()) === "c2sp.org/";
    try {
      if (isProof) {
        certificate = readCertificate(await file.text());
      }
    } catch (failure) {
      show("verdict", `${file.name} is not a certificate of this kind: ${failure.message}.`);
      return;
    }
    if (!isProof) {
      hash = await hashOf(file);
    }
  }
  if (certificate === null) {
    show("verdict", "There is no certificate among the files. Drop it together with the recording.");
    showFacts(hash === null ? [] : [["SHA-256 of the recording", hex(hash)]]);
    return;
  }
  await showCertificate(certificate, hash);
};

const fail = (failure) => {
  show("loading", `The log cannot be read now: ${failure.message}.`);
  at("loading").hidden = false;
};

const drop = at("drop");
drop.addEventListener("submit", (event) => event.preventDefault());
at("files").addEventListener("change", (event) => showFiles(event.target.files).catch(fail));
for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
  });
}
drop.addEventListener("drop", (event) => showFiles(event.dataTransfer.files).catch(fail));

showState().catch(fail);
