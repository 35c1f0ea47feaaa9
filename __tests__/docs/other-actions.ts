import { appendFile, cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Repository } from '../support/repository.js'
import { repositoryName } from './repository-name.js'

interface JobEnvironment {
  workspace: string
  /** The directory of the artifacts of the workflow run. */
  artifacts: string
  repository: Repository
  /** The file with the digests of what the workflow run has attested. */
  attestations: string
}

type Action = (inputs: Record<string, string>, surroundings: JobEnvironment) => Promise<void>

/** Stand-ins for third-party actions, as far as recipes need them. */
const actions = new Map<string, Action>([
  ['actions/checkout', checkout],
  ['actions/upload-artifact', uploadArtifact],
  ['actions/download-artifact', downloadArtifact],
  ['actions/attest', attest],
  // Recipes run on a local platform anyway; local-platform-action.test.ts tests this action.
  [`${repositoryName}/local-platform`, async () => {}],
])

/**
 * Runs the stand-in for a third-party action.
 *
 * @param uses such as `actions/checkout@v7`
 * @throws Error when there is no stand-in for the action
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

async function checkout(
  { ref = 'HEAD', path = '', repository: name }: Record<string, string>,
  { workspace, repository }: JobEnvironment,
) {
  // The tests run our actions from this project. For the app, a checkout of it is just another repository in the workspace.
  if (name === repositoryName) {
    repository.git('clone', '--quiet', `file://${repository.directory}`, join(workspace, path))
    return
  }
  repository.git('clone', '--quiet', `file://${repository.directory}`, workspace)
  repository.git('-C', workspace, 'checkout', '--quiet', '--detach', ref)
}

async function uploadArtifact(
  { name = '', path = '' }: Record<string, string>,
  { workspace, artifacts }: JobEnvironment,
) {
  const files = await namesIn(workspace, path)
  if (files.length === 0) throw new Error(`No file to upload matches ${path}`)
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

/** Records an attestation for the `gh` of the recipes, and refuses what the real action refuses. */
async function attest(
  { 'subject-name': name = '', 'subject-digest': digest = '' }: Record<string, string>,
  { attestations }: JobEnvironment,
) {
  if (name === '' || !/^sha256:[A-Za-z0-9]{64}$/.test(digest)) {
    throw new Error('subject-digest must be in the format "sha256:<hex-digest>", and needs a subject-name')
  }
  await appendFile(attestations, `${digest}\n`)
}

/** Lists the names that a pattern with one asterisk matches. */
async function namesIn(directory: string, pattern: string): Promise<string[]> {
  const [start = '', end = ''] = pattern.split('*')
  return (await readdir(directory)).filter((name) => name.startsWith(start) && name.endsWith(end))
}
