import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { project } from './processes.js'

/**
 * Runs something with a fresh API that has nothing behind it.
 *
 * @param options `megabytes` or `lines` of a build's output, `keep`: the file that takes the upload
 * @param use gets `url`, `apiKey`, and `on` to hear of the API's events
 * @returns what `use` does, and `events`: the first of each by name
 */
export async function withBareApi(options, use) {
  const child = fork(join(project, 'bench', 'bare-api.js'), [JSON.stringify(options)])
  const ended = once(child, 'close')
  try {
    const events = {}
    child.on('message', ({ event, ...rest }) => {
      events[event] ??= rest
    })
    const [{ url }] = await once(child, 'message')
    const on = (wanted, listener) => child.on('message', ({ event }) => event === wanted && listener())
    const used = await use({ url, apiKey: 'bench-key-0123456789', on })
    return { ...used, events }
  } finally {
    child.kill()
    await ended
  }
}
