// The time from the start of the build action's process to its first request, compared with Node running nothing.
import { runAction } from './actions.js'
import { runProcess } from './processes.js'
import { makeRow, measureInRounds } from './report.js'
import { smallRepository } from './repositories.js'
import { withStubApi } from './with-stub-api.js'

/** Measures how long the action takes to start. */
export async function run({ runs = 20 }) {
  const repository = await smallRepository()
  const { ours, node } = await measureInRounds('start', runs, {
    ours: () => timeToFirstRequest(repository),
    node: () => runProcess(process.execPath, ['-e', '0']),
  })
  return [
    makeRow({
      what: 'Start to first request',
      ours,
      peer: { name: 'node -e 0', samples: node },
      ratio: 'as long',
      budget: { atMost: 2.5 },
    }),
  ]
}

async function timeToFirstRequest(repository) {
  const { started, events } = await withStubApi({}, (api) =>
    runAction('', { api, repository, inputs: { app: 'bench' } }),
  )
  return { milliseconds: events.request.at - started }
}
