// Not from node:timers/promises: see fast-time.mjs. Taken when loaded, it keeps to the real clock.
const { setTimeout } = globalThis

/** Milliseconds after which a wait fails, so that it does not outlive its test and keep Jest from ending. */
const patience = 20_000
/** Milliseconds between two reads. */
const interval = 20

/**
 * Reads a value again and again until it is the expected one.
 *
 * @returns the value that was expected
 * @throws Error with the last value, or with `failure`, after 20 seconds
 */
export async function until<T>(
  read: () => T | Promise<T>,
  isExpected: (value: T) => boolean,
  failure?: string,
): Promise<T> {
  const deadline = performance.now() + patience
  for (;;) {
    const value = await read()
    if (isExpected(value)) return value
    if (performance.now() > deadline) throw new Error(failure ?? `Still ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, interval))
  }
}

/** A promise that a test settles by itself. */
export interface Deferred {
  promise: Promise<void>
  resolve: () => void
}

/** Returns a promise and the function that resolves it, as `Promise.withResolvers` does from Node 22 on. */
export function deferred(): Deferred {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
