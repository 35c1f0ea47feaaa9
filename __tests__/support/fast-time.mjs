// Makes all timers run faster in the process that loads it, without any support in the product. With a factor in its
// query, it takes effect when loaded: node --import file:///…/fast-time.mjs?factor=20, or ?pauses=20
import { ClientRequest } from 'node:http'
import { createRequire, syncBuiltinESMExports } from 'node:module'

// Not imported: Jest would then give all later importers the original functions.
const promises = createRequire(import.meta.url)('node:timers/promises')

/** Divides the time of a timer, if it has one. */
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

/** Shortens the pauses between requests and nothing else: deadlines stay. */
function shortenPauses(factor) {
  const { setTimeout: pause } = promises
  promises.setTimeout = (time, ...rest) => pause(shorten(time, factor), ...rest)
  syncBuiltinESMExports()
}

/** Makes everything seem to take longer. Timers stay. */
function lengthen(factor) {
  const { performance } = globalThis
  const now = performance.now.bind(performance)
  performance.now = () => factor * now()
}

const { searchParams } = new URL(import.meta.url)
const factor = Number(searchParams.get('factor'))
const pauses = Number(searchParams.get('pauses'))
if (factor > 0) speedUp(factor)
if (pauses > 0) shortenPauses(pauses)
const clock = Number(searchParams.get('clock'))
if (clock > 0) lengthen(clock)
