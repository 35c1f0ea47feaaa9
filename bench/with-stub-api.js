import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { project } from './processes.js'

/**
 * Calls a function with a fresh stub API.
 *
 * @param options `megabytes` or `lines` of a build's output; `uploadFile`: path that the upload is written to
 * @param use receives `url`, `apiKey`, and `on(event, listener)` for the API's events
 * @returns what `use` returns, and `events`: the first of each kind by name
 */
export async function withStubApi(options, use) {
  const child = fork(join(project, 'bench', 'stub-api.js'), [JSON.stringify(options)])
  const closed = once(child, 'close')
  try {
    const events = {}
    child.on('message', ({ event, ...rest }) => {
      events[event] ??= rest
    })
    const [{ url }] = await once(child, 'message')
    const on = (name, listener) => child.on('message', ({ event }) => event === name && listener())
    const result = await use({ url, apiKey: 'bench-key-0123456789', on })
    return { ...result, events }
  } finally {
    child.kill()
    await closed
  }
}
