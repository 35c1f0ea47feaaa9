// Has time pass faster, for all that waits by a timer, in the process that loads it: the product itself knows nothing
// of it. Loaded with a factor, it acts by itself: node --import file:///…/fast-time.mjs?factor=20, or ?pauses=20
import { ClientRequest } from 'node:http'
import { createRequire, syncBuiltinESMExports } from 'node:module'

// Not imported: who imports a module of Node's first decides what jest gives to all who import it later.
const promises = createRequire(import.meta.url)('node:timers/promises')

/** A timer may be set without a time. */
function shorten(time, factor) {
  return time === undefined ? undefined : Math.ceil(time / factor)
}

export function speedUp(factor) {
  const { setTimeout, setInterval } = globalThis
  const { timeout } = AbortSignal
  const { setTimeout: pause } = promises
  const { setTimeout: silence } = ClientRequest.prototype
  globalThis.setTimeout = (callback, time, ...rest) => setTimeout(callback, shorten(time, factor), ...rest)
  globalThis.setInterval = (callback, time, ...rest) => setInterval(callback, shorten(time, factor), ...rest)
  AbortSignal.timeout = (time) => timeout.call(AbortSignal, shorten(time, factor))
  promises.setTimeout = (time, ...rest) => pause(shorten(time, factor), ...rest)
  ClientRequest.prototype.setTimeout = function (time, callback) {
    return silence.call(this, shorten(time, factor), callback)
  }
  syncBuiltinESMExports()
  return () => {
    Object.assign(globalThis, { setTimeout, setInterval })
    AbortSignal.timeout = timeout
    promises.setTimeout = pause
    ClientRequest.prototype.setTimeout = silence
    syncBuiltinESMExports()
  }
}

/** Has the product pause for a shorter time between questions, and changes nothing else: deadlines are what they are. */
function shortenPauses(factor) {
  const { setTimeout: pause } = promises
  promises.setTimeout = (time, ...rest) => pause(shorten(time, factor), ...rest)
  syncBuiltinESMExports()
}

const { searchParams } = new URL(import.meta.url)
const factor = Number(searchParams.get('factor'))
const pauses = Number(searchParams.get('pauses'))
if (factor > 0) speedUp(factor)
if (pauses > 0) shortenPauses(pauses)
