// From the start of the build action's process to its first request, beside Node that does nothing at all.
import { runAction } from './actions.js'
import { runProcess } from './processes.js'
import { compare, rounds } from './report.js'
import { small } from './repositories.js'
import { withBareApi } from './with-bare-api.js'

/** Measures how long the action takes to start. */
export async function run({ runs = 20 }) {
  const repository = await small()
  const { ours, node } = await rounds('start', runs, {
    ours: () => firstRequest(repository),
    node: () => runProcess(process.execPath, ['-e', '0']),
  })
  return [
    compare({
      what: 'Start to first request',
      ours,
      peer: { name: 'node -e 0', samples: node },
      ratio: 'as long',
      budget: { atMost: 2.5 },
    }),
  ]
}

async function firstRequest(repository) {
  const { started, events } = await withBareApi({}, (api) =>
    runAction('', { api, repository, inputs: { app: 'bench' } }),
  )
  return { milliseconds: events.request.at - started }
}
