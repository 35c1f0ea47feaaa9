const minute = 60_000

/** The longest cool-off period after each crash in a row, in milliseconds. */
const coolOffs = [0, 20, 40, 60, 120, 240, 320].map((minutes) => minutes * minute)

/** The crash of a dyno that was up for longer is no crash in a row, but an occasional one. In milliseconds. */
export const stableAfter = 20 * minute

/**
 * Returns the time until a crashed dyno is restarted: it is restarted at once after the first crash, and after a random
 * part of an ever longer cool-off period when it crashes again, https://devcenter.heroku.com/articles/dyno-restarts
 *
 * @param crashes crashes in a row, at least 1
 * @returns milliseconds
 */
export function restartDelay(crashes: number): number {
  const longest = coolOffs[Math.min(crashes, coolOffs.length) - 1] ?? 0
  return Math.round((longest / 2) * (1 + Math.random()))
}
