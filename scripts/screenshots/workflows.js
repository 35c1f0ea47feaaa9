// Runs the steps of the workflows in the pictures like the Actions runner.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readRepositoryName } from '../repository.js'
import { pushEnvironment, startGitHub } from './github.js'

const staging = 'bookshop-staging'
const production = ['bookshop-eu', 'bookshop-us', 'bookshop-asia']
const pipeline = 'bookshop'
const pullRequest = 42

/**
 * Deploys the app to staging and promotes it to production, then does the same with its next commit, so that the
 * pictures show apps with an earlier release. After that, it deploys a commit as a review app.
 *
 * @returns inputs, log, summary and duration of each step of the second run, and the comment on the pull request
 */
export async function runWorkflows({ project, compiled, scratch, checkout }) {
  const load = (file) => import(pathToFileURL(join(compiled, file)))
  const { startPlatform } = await load('local-platform/platform.js')
  const runner = { ...(await load('local-runner/step.js')), ...(await load('local-runner/action.js')) }
  const { LogView } = await load('local-runner/log-view.js')
  const platform = await startPlatform({
    apps: [staging, ...production],
    pipeline: { name: pipeline, stages: new Map() },
  })
  const run = (step) =>
    runStep(runner, LogView, {
      scratch,
      workspace: checkout.directory,
      // An action uses GitHub only with a token. What it shows there depends on its inputs.
      token: 'unused',
      ...step,
      env: { ...withoutNpm(process.env), ...pushEnvironment, ...step.env },
      inputs: { 'api-key': platform.apiKey, 'api-url': platform.url, ...step.inputs },
    })
  try {
    await deploy(project, run, await checkout.first())
    const [deployed, promoted] = await deploy(project, run, await checkout.second())
    const comment = await review(project, run, { scratch, sha: await checkout.third() })
    return { deployed, promoted, comment }
  } finally {
    await platform.close()
  }
}

async function deploy(project, run, sha) {
  const built = await run({
    sha,
    name: 'Deploy to staging',
    uses: `${readRepositoryName(project)}@v1`,
    action: project,
    inputs: { app: staging },
  })
  const promoted = await run({
    sha,
    name: 'Promote to production',
    uses: `${readRepositoryName(project)}/promote@v1`,
    action: join(project, 'promote'),
    inputs: { from: staging, to: production.join(' , '), version: sha },
  })
  return [built, promoted]
}

/** Opens a pull request with a commit. Returns the comment that it gets, in Markdown. */
async function review(project, run, { scratch, sha }) {
  const repo = { id: 1 }
  const head = { sha, ref: 'sell-ulysses', repo }
  const pull = { number: pullRequest, state: 'open', labels: [], head, base: { ref: 'main', repo } }
  const github = await startGitHub(pull)
  const event = join(scratch, 'event.json')
  await writeFile(event, JSON.stringify({ action: 'opened', number: pullRequest, pull_request: pull }))
  try {
    await run({
      sha,
      name: 'Review app',
      uses: `${readRepositoryName(project)}/review-app@v1`,
      action: join(project, 'review-app'),
      inputs: { pipeline, environment: '' },
      env: {
        GITHUB_API_URL: github.url,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: event,
        GITHUB_REF: `refs/pull/${pullRequest}/merge`,
      },
    })
    return github.comments[0]
  } finally {
    await github.stop()
  }
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
