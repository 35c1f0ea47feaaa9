import { expect } from '@jest/globals'
import { startProxy } from '../support/proxy.js'
import { claimsEmptyStream, faultsFrom, type PlannedFault, type Schedule } from './schedule.js'
import {
  type BuildScript,
  product,
  type RunResult,
  runInMemory,
  type SimulatedPlatform,
  withStepState,
} from './simulated-platform.js'

/** What is deployed, and the faults that strike meanwhile. */
export interface DeployCase {
  schedule: Schedule
  script: BuildScript
}

/** A minute of the input `timeout`, in milliseconds. */
export const minutes = 60_000

/** Deploys under temporary faults and expects everything that a successful deploy promises. */
export async function expectDeploySucceeds(
  simulated: SimulatedPlatform,
  one: DeployCase,
): Promise<DeployResult> {
  const deployed = await deployWithFaults(simulated, one, 60 * minutes)
  const { ran, post } = deployed
  if (ran.error !== undefined) throw runError(ran)
  await expectConsistentDeploy(simulated, deployed)
  expect(ran.log.warnings).toEqual([])
  expect(post.log.messages).toEqual([])
  return deployed
}

/** Expects that a deploy which reports success has done everything, and only once. */
export async function expectConsistentDeploy(
  simulated: SimulatedPlatform,
  { app, version, ran }: DeployResult,
  lasting?: PlannedFault,
): Promise<void> {
  const { log, outputs } = ran
  const [build, ...others] = await simulated.builds(app)
  expect(others).toEqual([])
  const slug = await simulated.slug(app, build?.slug?.id ?? '')
  const [release, ...before] = await simulated.releases(app)
  expect(before).toHaveLength(2)
  expect(build).toMatchObject({ status: 'succeeded', source_blob: { version } })
  expect(release).toMatchObject({ status: 'succeeded', slug: { id: build?.slug?.id } })
  // A warning reports a description that could not be read; the deploy does not depend on it.
  const warnings = log.warnings.filter((warning) => !warning.startsWith('The slug could not be read'))
  const isDescribed = warnings.length === log.warnings.length
  expect(outputs).toEqual({
    'build-id': build?.id,
    'build-status': 'succeeded',
    'slug-id': build?.slug?.id,
    'release-id': release?.id,
    'release-version': '3',
    'release-status': 'succeeded',
    dynos: JSON.stringify([{ name: 'web.1', type: 'web', state: 'idle', version: 3 }]),
    version,
    checksum: build?.source_blob.checksum,
    'web-url': expect.stringMatching(/^http:/),
    ...(isDescribed && {
      'slug-checksum': slug.checksum,
      'slug-size': String(slug.size),
      stack: 'heroku-24',
      'process-types': JSON.stringify(slug.process_types),
    }),
  })
  const built = await simulated.outputOf(build?.id ?? '')
  const completeOutput = built + (await simulated.outputOf(release?.id ?? ''))
  // A stream that claims to be empty on every read can't be distinguished from an empty one.
  const acceptable = claimsEmptyStream(lasting?.fault) ? [completeOutput, built, ''] : [completeOutput]
  // A warning reports a stream that was never read to its end.
  if (warnings.length === 0) expect(acceptable).toContain(log.mirrored)
  else expect(warnings[0]).toContain('could not be read to its end')
  expectNoSecret(simulated, ran)
}

/** Expects neither the API key nor a signed URL in the log. */
export function expectNoSecret({ platform }: SimulatedPlatform, { log, error }: RunResult): void {
  const text = [...log.messages, ...log.warnings, ...log.errors, String(error)].join('\n')
  for (const secret of [platform.apiKey, 'X-Amz-Signature']) expect(text).not.toContain(secret)
}

/** The result of a deploy and of its post step. */
export interface DeployResult {
  app: string
  version: string
  ran: RunResult
  post: RunResult
}

/** Deploys, and then runs the post step without faults. */
export async function deployWithFaults(
  simulated: SimulatedPlatform,
  { schedule, script }: DeployCase,
  timeout: number,
  struck = faultsFrom(schedule),
): Promise<DeployResult> {
  const { platform, workspace, temporaryDirectory } = simulated
  const app = await simulated.createApp()
  const version = simulated.addVersion(script)
  let healed = false
  const proxy = await startProxy(platform, (request) => (healed ? undefined : struck(request)))
  const access = { apiKey: platform.apiKey, apiUrl: new URL(proxy.url) }
  const inputs = {
    ...access,
    app,
    version,
    workflowCommit: '',
    versionDescription: '',
    source: { workspace, directory: workspace, include: [], env: {} },
    buildpacks: [],
    clearCache: false,
    afterRelease: {
      waitForRelease: true,
      maintenance: false,
      formation: [],
      dynosTimeout: 300_000,
      runAfter: '',
    },
    reuse: false,
    envFiles: [],
    onFailure: 'stop' as const,
    slugDirectory: '',
    workspace,
    timeout,
    repositoryUrl: '',
    temporaryDirectory,
  }
  const [ran, post] = await withStepState(async () => {
    const ran = await runInMemory((run) => product.buildAndDeploy(run, inputs))
    healed = true
    const post = await runInMemory((run) =>
      product.cancelLeftoverBuilds(run, () => product.connect(run, access)),
    )
    return [ran, post] as const
  })
  await proxy.close()
  removeKnownWarning(ran)
  return { app, version, ran, post }
}

/** The deployed directory is in no git repository, of which the first warning speaks. */
function removeKnownWarning({ log: { warnings } }: RunResult): void {
  if (warnings[0]?.startsWith('A directory is deployed, not a commit')) warnings.shift()
}

/** Returns an error with the failure of a run and its log. */
export function runError({ error, log }: RunResult): Error {
  return new Error([error, ...log.errors, ...log.messages].map(String).join('\n'))
}
