/*
 * SHA-256 (FIPS 180-4), fed piece by piece: browsers offer a hash only of what is in memory as a whole, and only to
 * pages that came by https.
 */
const PRIMES = [];
for (let candidate = 2; PRIMES.length < 64; candidate++) {
  if (PRIMES.every((prime) => candidate % prime !== 0)) {
    PRIMES.push(candidate);
  }
}
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

export class Sha256 {
  #state = START.slice();
  #words = new Int32Array(64);
  #block = new Uint8Array(64);
  #length = 0;

  /** Takes the next bytes. */
  update(bytes) {
    let offset = 0;
    while (offset < bytes.length) {
      const filled = this.#length % 64;
      const count = Math.min(64 - filled, bytes.length - offset);
      if (count === 64) {
        this.#compress(bytes, offset);
      } else {
        this.#block.set(bytes.subarray(offset, offset + count), filled);
        if (filled + count === 64) {
          this.#compress(this.#block, 0);
        }
      }
      offset += count;
      this.#length += count;
    }
    return this;
  }

  /** Returns the 32 bytes of the hash; nothing may follow. */
  digest() {
    const length = this.#length;
    const end = new Uint8Array((((55 - length) % 64) + 64) % 64 + 9);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(length / 2 ** 29));
    view.setUint32(end.length - 4, (length << 3) >>> 0);
    this.update(end);
    const hash = new DataView(new ArrayBuffer(32));
    this.#state.forEach((word, index) => hash.setInt32(4 * index, word));
    return new Uint8Array(hash.buffer);
  }

  #compress(bytes, offset) {
    const words = this.#words;
    const state = this.#state;
    for (let index = 0, at = offset; index < 16; index++, at += 4) {
      words[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (let index = 16; index < 64; index++) {
      const early = words[index - 15];
      const late = words[index - 2];
      words[index] =
        words[index - 16] +
        words[index - 7] +
        (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
        (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
    }
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    let f = state[5];
    let g = state[6];
    let h = state[7];
    for (let index = 0; index < 64; index++) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + ROUNDS[index] + words[index]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}

const turn = (word, by) => (word >>> by) | (word << (32 - by));

/** Returns the hash of some bytes, one after the other. */
export const sha256 = (...pieces) =>
  pieces.reduce((hash, piece) => hash.update(piece), new Sha256()).digest();
