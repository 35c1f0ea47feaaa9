// Has time pass faster, for all that waits by a timer, in the process that loads it: the product itself knows nothing
// of it. Loaded with a factor, it acts by itself: node --import file:///…/fast-time.mjs?factor=20
import { ClientRequest } from 'node:http'
import { createRequire, syncBuiltinESMExports } from 'node:module'

// Not imported: who imports a module of Node's first decides what jest gives to all who import it later.
const promises = createRequire(import.meta.url)('node:timers/promises')

export function speedUp(factor) {
  const { setTimeout, setInterval } = globalThis
  const { timeout } = AbortSignal
  const { setTimeout: pause } = promises
  const { setTimeout: silence } = ClientRequest.prototype
  globalThis.setTimeout = (callback, time, ...rest) => setTimeout(callback, Math.ceil(time / factor), ...rest)
  globalThis.setInterval = (callback, time, ...rest) =>
    setInterval(callback, Math.ceil(time / factor), ...rest)
  AbortSignal.timeout = (time) => timeout.call(AbortSignal, Math.ceil(time / factor))
  promises.setTimeout = (time, ...rest) => pause(Math.ceil(time / factor), ...rest)
  ClientRequest.prototype.setTimeout = function (time, callback) {
    return silence.call(this, Math.ceil(time / factor), callback)
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

const factor = Number(new URL(import.meta.url).searchParams.get('factor'))
if (factor > 0) speedUp(factor)
