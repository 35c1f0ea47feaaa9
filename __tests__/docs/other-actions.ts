import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Repository } from '../support/repository.js'

interface JobEnvironment {
  workspace: string
  /** Where artifacts of the workflow's run lie. */
  artifacts: string
  repository: Repository
}

type Action = (inputs: Record<string, string>, surroundings: JobEnvironment) => Promise<void>

/** What actions of others do, as far as recipes need it. */
const actions = new Map<string, Action>([
  ['actions/checkout', checkout],
  ['actions/upload-artifact', uploadArtifact],
  ['actions/download-artifact', downloadArtifact],
  // Recipes run on a local platform anyway; that the step starts one is tried in local-platform-action.test.ts.
  ['<owner>/heroku-build/local-platform', async () => {}],
])

/**
 * Does what another action than ours does.
 *
 * @param uses such as `actions/checkout@v5`
 * @throws Error when it is not one of those that are known here
 */
export async function runOtherAction(
  uses: string,
  inputs: Record<string, string>,
  surroundings: JobEnvironment,
): Promise<void> {
  const action = actions.get(uses.split('@')[0] ?? '')
  if (!action) throw new Error(`Recipes that use ${uses} can't be run here`)
  await action(inputs, surroundings)
}

async function checkout({ ref = 'HEAD' }: Record<string, string>, { workspace, repository }: JobEnvironment) {
  repository.git('clone', '--quiet', `file://${repository.directory}`, workspace)
  repository.git('-C', workspace, 'checkout', '--quiet', '--detach', ref)
}

async function uploadArtifact(
  { name = '', path = '' }: Record<string, string>,
  { workspace, artifacts }: JobEnvironment,
) {
  const files = await namesIn(workspace, path)
  if (files.length === 0) throw new Error(`There is no ${path} to upload`)
  await mkdir(join(artifacts, name))
  for (const file of files) await cp(join(workspace, file), join(artifacts, name, file))
}

async function downloadArtifact(
  { pattern = '' }: Record<string, string>,
  { workspace, artifacts }: JobEnvironment,
) {
  for (const name of await namesIn(artifacts, pattern)) {
    await cp(join(artifacts, name), workspace, { recursive: true })
  }
}

/** Names that a pattern with one star matches. */
async function namesIn(directory: string, pattern: string): Promise<string[]> {
  const [start = '', end = ''] = pattern.split('*')
  return (await readdir(directory)).filter((name) => name.startsWith(start) && name.endsWith(end))
}
