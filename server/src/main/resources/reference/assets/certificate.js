/*
 * Reads and checks certificates: a C2SP tlog-proof whose extra line holds an entry of the log and the opening of its
 * commitment. Whatever is not exactly as the log writes it is refused.
 */
import { sha256 } from "./sha256.js";

const LEAVES = 198;
const FIELDS = ["media_sha256", "title", "iswc", "isrc", "external_ref"];
const CREATOR_FIELDS = ["name", "roles", "ipi", "isni", "email", "share_bp"];
const ROLES = ["author", "composer", "arranger", "adapter", "performer", "producer"];
const ED25519 = 1;

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const unhex = (digits) =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const base64 = (encoded) => {
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  if (canonical(bytes) !== encoded) {
    throw new Error("Base64 that is not canonical");
  }
  return bytes;
};

const canonical = (bytes) => {
  let binary = "";
  bytes.forEach((byte) => {
    binary += String.fromCharCode(byte);
  });
  return btoa(binary);
};

const equal = (one, other) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

const concat = (...pieces) => {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
};

const u16 = (number) => Uint8Array.of(number >>> 8, number & 255);
const node = (left, right) => sha256(Uint8Array.of(1), left, right);
const leaf = (entry) => sha256(Uint8Array.of(0), entry);

/** Reads big-endian fields; reading past the end throws. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.offset = 0;
  }

  raw(length) {
    if (this.offset + length > this.bytes.length) {
      throw new Error("Too few bytes");
    }
    this.offset += length;
    return this.bytes.subarray(this.offset - length, this.offset);
  }

  number(length) {
    return this.raw(length).reduce((number, byte) => number * 256 + byte, 0);
  }

  block() {
    return this.raw(this.number(2));
  }

  shortText() {
    return text.decode(this.raw(this.number(1)));
  }

  value() {
    const present = this.number(1);
    if (present > 1) {
      throw new Error("A field is either there or not");
    }
    return present === 1 ? this.block() : null;
  }

  end() {
    if (this.offset !== this.bytes.length) {
      throw new Error("Bytes follow the last field");
    }
  }
}

const kindOf = (index) => (index < 6 ? FIELDS[index] : CREATOR_FIELDS[index % 6]);

const nameOf = (index) =>
  index < 6 ? FIELDS[index] : `creators[${Math.floor(index / 6) - 1}].${CREATOR_FIELDS[index % 6]}`;

const shown = (index, value) => {
  switch (kindOf(index)) {
    case "media_sha256":
      return hex(value);
    case "roles":
      return Array.from(value, (role) => ROLES[role]).join(", ");
    case "share_bp":
      return `${(256 * value[0] + value[1]) / 100} %`;
    default:
      return text.decode(value);
  }
};

/** The values of a whole work by the places of their leaves. */
const readWork = (reader) => {
  const creators = reader.number(1);
  if (creators < 1 || creators > 32) {
    throw new Error("A work has 1 to 32 creators");
  }
  const values = new Map();
  for (let index = 0; index < FIELDS.length; index++) {
    values.set(index, reader.value());
  }
  for (let index = 6; index < 6 * (creators + 1); index++) {
    values.set(index, reader.value());
  }
  return values;
};

const saltedLeaf = (index, salt, value) =>
  leaf(
    concat(
      Uint8Array.of(2),
      u16(index),
      salt,
      Uint8Array.of(value === null ? 0 : 1),
      value === null ? new Uint8Array(0) : value,
    ),
  );

const hmac = (key, message) => {
  const padded = concat(key, new Uint8Array(32));
  const inner = sha256(padded.map((byte) => byte ^ 0x36), message);
  return sha256(padded.map((byte) => byte ^ 0x5c), inner);
};

const root = (hashes) => {
  if (hashes.length === 1) {
    return hashes[0];
  }
  let split = 1;
  while (split * 2 < hashes.length) {
    split *= 2;
  }
  return node(root(hashes.slice(0, split)), root(hashes.slice(split)));
};

/** The root to which an inclusion proof leads (RFC 9162, 2.1.3.2); each hash must have its use. */
const rootOf = (index, size, hash, path) => {
  let place = BigInt(index);
  let last = BigInt(size) - 1n;
  let found = hash;
  if (place > last) {
    throw new Error("There is no such leaf");
  }
  for (const sibling of path) {
    if (last === 0n) {
      throw new Error("The proof has too many hashes");
    }
    if (place % 2n === 1n || place === last) {
      found = node(sibling, found);
      while (place % 2n === 0n && place !== 0n) {
        place /= 2n;
        last /= 2n;
      }
    } else {
      found = node(found, sibling);
    }
    place /= 2n;
    last /= 2n;
  }
  if (last !== 0n) {
    throw new Error("The proof has too few hashes");
  }
  return found;
};

/** Whether a tree grew from one root to another (RFC 9162, 2.1.4.2); the older one is not empty. */
export const isConsistent = (older, newer, path) => {
  if (older.size === newer.size) {
    return path.length === 0 && equal(older.root, newer.root);
  }
  const isNode = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = isNode ? [older.root, ...path] : path;
  if (first === undefined || older.size < 1 || older.size > newer.size) {
    return false;
  }
  let place = BigInt(older.size) - 1n;
  let last = BigInt(newer.size) - 1n;
  while (place % 2n === 1n) {
    place /= 2n;
    last /= 2n;
  }
  let before = first;
  let after = first;
  for (const hash of rest) {
    if (last === 0n) {
      return false;
    }
    if (place % 2n === 1n || place === last) {
      before = node(hash, before);
      after = node(hash, after);
      while (place % 2n === 0n && place !== 0n) {
        place /= 2n;
        last /= 2n;
      }
    } else {
      after = node(after, hash);
    }
    place /= 2n;
    last /= 2n;
  }
  return last === 0n && equal(before, older.root) && equal(after, newer.root);
};

const plainText = (value) => {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, value.length, true);
  return concat(length, value);
};

const plainOptional = (value) =>
  value === null ? Uint8Array.of(0) : concat(Uint8Array.of(1), plainText(value));

/** The leaf of a creator in a commitment of version 1. */
const plainLeaf = (values, creator) => {
  const [name, roles, ipi, isni, email] = CREATOR_FIELDS.map((_, part) => values.get(6 * (creator + 1) + part));
  return sha256(
    plainText(name),
    plainText(email),
    Uint8Array.of(roles.length),
    roles,
    plainOptional(ipi),
    plainOptional(isni),
  );
};

const plainCommitment = (values, creators) =>
  sha256(Uint8Array.of(1), values.get(0), plainText(values.get(1)), creators);

/** The values of a work that a commitment of version 1 covers; others would be told without proof. */
const readPlainWork = (reader) => {
  const values = readWork(reader);
  for (const [index, value] of values) {
    const isCovered = index < 6 ? index < 2 : index % 6 !== 5;
    if (value !== null && !isCovered) {
      throw new Error(`Version 1 does not cover ${nameOf(index)}`);
    }
  }
  return values;
};

/** What an opening tells, and the commitment that it opens. */
const readOpening = (reader) => {
  const kind = reader.number(1);
  if (kind === 1) {
    const values = readPlainWork(reader);
    let level = [];
    for (let creator = 0; creator < 32; creator++) {
      level.push(values.has(6 * (creator + 1)) ? plainLeaf(values, creator) : sha256(Uint8Array.of(0)));
    }
    while (level.length > 1) {
      const below = level;
      level = Array.from({ length: below.length / 2 }, (_, place) => sha256(below[2 * place], below[2 * place + 1]));
    }
    return { version: 1, values, commitment: plainCommitment(values, level[0]) };
  }
  if (kind === 2) {
    const creator = reader.number(1);
    const values = readPlainWork(reader);
    if (creator > 31 || values.has(12)) {
      throw new Error("An opening tells one creator of 32");
    }
    let found = plainLeaf(values, 0);
    for (let height = 0, place = creator; height < 5; height++, place >>= 1) {
      const sibling = reader.raw(32);
      found = place % 2 === 0 ? sha256(found, sibling) : sha256(sibling, found);
    }
    const commitment = plainCommitment(values, found);
    const placed = Array.from(values, ([index, value]) => [index < 6 ? index : index + 6 * creator, value]);
    return { version: 1, values: new Map(placed), commitment };
  }
  if (kind === 3) {
    const salt = reader.raw(32);
    const values = readWork(reader);
    const leaves = Array.from({ length: LEAVES }, (_, index) =>
      saltedLeaf(index, hmac(salt, concat(Uint8Array.of(2), u16(index))), values.get(index) ?? null),
    );
    return { version: 2, values, commitment: root(leaves) };
  }
  if (kind === 4) {
    const values = new Map();
    let commitment = null;
    for (let count = reader.number(1); count > 0; count--) {
      const index = reader.number(2);
      const value = reader.value();
      const salt = reader.raw(32);
      const path = Array.from({ length: reader.number(1) }, () => reader.raw(32));
      const found = rootOf(index, LEAVES, saltedLeaf(index, salt, value), path);
      if (commitment !== null && !equal(commitment, found)) {
        throw new Error("The fields are not of one work");
      }
      commitment = found;
      values.set(index, value);
    }
    return { version: 2, values, commitment };
  }
  throw new Error("An opening of an unknown kind");
};

const readEntry = (bytes) => {
  const reader = new Reader(bytes);
  if (reader.number(1) !== 1 || reader.number(1) !== 1) {
    throw new Error("An entry of an unknown kind");
  }
  const entry = {
    version: reader.number(1),
    commitment: reader.raw(32),
    workId: reader.shortText(),
    workVersion: reader.number(4),
    transactionId: reader.shortText(),
    time: new Date(reader.number(8)),
  };
  reader.end();
  return entry;
};

/** Reads a signed note that holds a checkpoint. */
export const readCheckpoint = (note) => {
  const end = note.lastIndexOf("\n\n");
  if (end < 0) {
    throw new Error("A note has a blank line above its signatures");
  }
  const body = note.slice(0, end + 1);
  const [origin, size, encodedRoot] = body.split("\n");
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size)) {
    throw new Error("A checkpoint has a size");
  }
  const signatures = note
    .slice(end + 2)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [dash, name, signature] = line.split(" ");
      if (dash !== "—" || signature === undefined) {
        throw new Error("A line that is no signature");
      }
      const bytes = base64(signature);
      return { name, id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
    });
  return { body, origin, size: Number(size), root: base64(encodedRoot), signatures };
};

/** Reads a verifier key: name, id, and a type with the public key. */
export const readKey = (vkey) => {
  const [, name, id, encoded] = /^([^+ ]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
  if (encoded === undefined) {
    throw new Error("Not a verifier key");
  }
  const bytes = base64(encoded);
  const named = hex(sha256(utf8.encode(`${name}\n`), bytes).subarray(0, 4));
  if (bytes[0] !== ED25519 || bytes.length !== 33 || named !== id) {
    throw new Error("A key whose name, type and id do not belong together");
  }
  return { name, id, publicKey: bytes.subarray(1) };
};

/**
 * Whether one of the keys signed a checkpoint: true, false, or null where this browser cannot tell. Signatures of
 * unknown keys are passed over, a wrong one of a known key is not.
 */
export const isSigned = async (checkpoint, keys) => {
  const known = checkpoint.signatures.flatMap((signature) =>
    keys
      .filter((key) => key.name === signature.name && key.id === signature.id)
      .map((key) => ({ key, signature: signature.signature })),
  );
  if (known.length === 0 || known.some(({ key }) => key.name !== checkpoint.origin)) {
    return false;
  }
  try {
    for (const { key, signature } of known) {
      const imported = await crypto.subtle.importKey("raw", key.publicKey, { name: "Ed25519" }, false, ["verify"]);
      if (!(await crypto.subtle.verify("Ed25519", imported, signature, utf8.encode(checkpoint.body)))) {
        return false;
      }
    }
    return true;
  } catch {
    return null;
  }
};

/** Reads a certificate; throws where it is none. */
export const readCertificate = (proof) => {
  const blank = proof.indexOf("\n\n");
  const [first, extra, place, ...hashes] = proof.slice(0, blank).split("\n");
  if (blank < 0 || first !== "c2sp.org/tlog-proof@v1" || !extra?.startsWith("extra ") || !place?.startsWith("index ")) {
    throw new Error("Not a certificate");
  }
  const index = place.slice(6);
  if (!/^(0|[1-9][0-9]{0,15})$/.test(index) || hashes.length > 63) {
    throw new Error("Not a certificate");
  }
  const reader = new Reader(base64(extra.slice(6)));
  if (reader.number(1) !== 1) {
    throw new Error("A certificate of an unknown version");
  }
  const entryBytes = reader.block();
  const opening = readOpening(reader);
  reader.end();
  return {
    index: Number(index),
    hashes: hashes.map(base64),
    entryBytes,
    entry: readEntry(entryBytes),
    opening,
    checkpoint: readCheckpoint(proof.slice(blank + 2)),
  };
};

/** Whether what a certificate tells of a work is what its entry commits to. */
export const isOpened = ({ entry, opening }) =>
  opening.version === entry.version && opening.commitment !== null && equal(opening.commitment, entry.commitment);

/** Whether the tree of a certificate's checkpoint holds its entry. */
export const isIncluded = ({ index, hashes, entryBytes, checkpoint }) => {
  try {
    return equal(rootOf(index, checkpoint.size, leaf(entryBytes), hashes), checkpoint.root);
  } catch {
    return false;
  }
};

/** Whether a recording with this hash is the one of a certificate. */
export const isRecording = ({ opening }, hash) => {
  const told = opening.values.get(0);
  return told !== null && told !== undefined && equal(told, hash);
};

/** What a certificate tells, as names and texts. */
export const told = ({ opening }) =>
  Array.from(opening.values)
    .filter(([, value]) => value !== null)
    .map(([index, value]) => [nameOf(index), shown(index, value)]);
