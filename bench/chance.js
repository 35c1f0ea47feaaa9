// Chance that is the same on every machine and in every run.

/** Gives a function that draws numbers from 0 up to 1, always the same ones for the same seed (mulberry32). */
export function chance(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws one of a list, the first ones far more often than the last, as words are in any text. */
export function draw(random, list) {
  return list[Math.floor(list.length ** random()) - 1]
}

/** Bytes that can't be compressed. */
export function noise(random, length) {
  const words = new Uint32Array(Math.ceil(length / 4))
  for (let index = 0; index < words.length; index++) words[index] = random() * 2 ** 32
  return Buffer.from(words.buffer, 0, length)
}
