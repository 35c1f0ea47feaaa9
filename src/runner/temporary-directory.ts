import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Run } from './run.js'

/** Error codes of a parent directory that can't be used, as opposed to a full disk. */
const unusable = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR']

/**
 * Creates a temporary directory, which is removed when the run ends.
 *
 * @param parent the runner's directory for temporary files
 * @param name the start of its name
 * @throws Error that says what to do if the parent can't be written to
 */
export async function makeTemporaryDirectory(run: Run, parent: string, name: string): Promise<string> {
  const directory = await mkdtemp(join(parent, `${name}-`)).catch((error: unknown) => {
    throw explain(error, parent)
  })
  run.defer(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }))
  return directory
}

function explain(error: unknown, parent: string): unknown {
  if (!(error instanceof Error && 'code' in error && unusable.includes(String(error.code)))) return error
  return new Error(
    `The runner's temporary directory (RUNNER_TEMP) is ${parent}, and this step can't write to it. It must exist and belong to the user that runs the step. In a container job, run the container as the runner's user or as root, such as by 'options: --user 1001' under 'container' on GitHub's own runners; on a runner of your own, correct the owner of the directory`,
    { cause: error },
  )
}
