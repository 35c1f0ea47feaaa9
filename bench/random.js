// Random data that is the same on every machine and in every run.

/** Returns a generator of numbers from 0 up to 1 (mulberry32). The same seed yields the same numbers. */
export function seededRandom(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Picks an item of a list. The first ones are far more frequent than the last, as words are in any text. */
export function pickSkewed(random, list) {
  return list[Math.floor(list.length ** random()) - 1]
}

/** Returns bytes that can't be compressed. */
export function randomBytes(random, length) {
  const words = new Uint32Array(Math.ceil(length / 4))
  for (let index = 0; index < words.length; index++) words[index] = random() * 2 ** 32
  return Buffer.from(words.buffer, 0, length)
}
