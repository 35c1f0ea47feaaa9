// Runs the steps of the workflow in the pictures like the Actions runner.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readRepositoryName } from '../repository.js'

const staging = 'bookshop-staging'
const production = ['bookshop-eu', 'bookshop-us', 'bookshop-asia']

/**
 * Deploys the app to staging and promotes it to production, then does the same with its next commit, so that the
 * pictures show apps with an earlier release.
 *
 * @returns inputs, log, summary and duration of each step of the second run
 */
export async function deployTwice({ project, compiled, scratch, checkout }) {
  const load = (file) => import(pathToFileURL(join(compiled, file)))
  const { startPlatform } = await load('local-platform/platform.js')
  const runner = { ...(await load('local-runner/step.js')), ...(await load('local-runner/action.js')) }
  const { LogView } = await load('local-runner/log-view.js')
  const platform = await startPlatform({ apps: [staging, ...production] })
  const shared = { scratch, workspace: checkout.directory, env: withoutNpm(process.env) }
  try {
    await deploy({ project, platform, runner, LogView, shared: { ...shared, sha: await checkout.first() } })
    return await deploy({
      project,
      platform,
      runner,
      LogView,
      shared: { ...shared, sha: await checkout.second() },
    })
  } finally {
    await platform.close()
  }
}

async function deploy({ project, platform, runner, LogView, shared }) {
  const access = { 'api-key': platform.apiKey, 'api-url': platform.url }
  const run = (step) => runStep(runner, LogView, { ...shared, ...step })
  const built = await run({
    name: 'Deploy to staging',
    uses: `${readRepositoryName(project)}@v1`,
    action: project,
    inputs: { ...access, app: staging },
  })
  const promoted = await run({
    name: 'Promote to production',
    uses: `${readRepositoryName(project)}/promote@v1`,
    action: join(project, 'promote'),
    inputs: { ...access, from: staging, to: production.join(' , '), version: shared.sha },
  })
  return [built, promoted]
}

async function runStep({ readAction, startMain }, LogView, step) {
  const start = performance.now()
  const { result } = await startMain(step)
  const { exitCode, log, summary } = await result
  if (exitCode !== 0) throw new Error(`The step '${step.name}' ended with ${exitCode}:\n${log}`)
  const seconds = Math.round((performance.now() - start) / 1000)
  const { defaults } = await readAction(step.action)
  const inputs = Object.entries({ ...Object.fromEntries(defaults), ...step.inputs })
  return { ...step, inputs, seconds, summary, entries: parseLog(log, LogView) }
}

/** Parses the lines of a log. The view drops the line that resumes commands, which the runner shows. */
function parseLog(log, LogView) {
  const entries = []
  const view = new LogView((entry) => entries.push(entry))
  for (const line of log.toString().split(/(?<=\n)/)) {
    const before = entries.length
    view.push(Buffer.from(line))
    if (entries.length === before) entries.push({ text: '::***::' })
  }
  return entries
}

/** Removes the variables that `npm run` set for this project, which would affect the app's build. */
function withoutNpm(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name)))
}
