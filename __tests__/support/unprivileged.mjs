// Runs the step that loads it as a user without root's rights, whoever runs the tests: node --import file:///…/unprivileged.mjs
// With `temp` in its query, that path becomes RUNNER_TEMP.
import { chownSync } from 'node:fs'
import { dirname } from 'node:path'

/** A user and a group that no system has a name for, as in a container with `--user`. */
const stranger = 61_234

const { GITHUB_WORKSPACE = '.', GITHUB_OUTPUT = '.', RUNNER_TEMP = '.' } = process.env
const files = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'].map(
  (name) => process.env[`GITHUB_${name}`] ?? '.',
)

if (process.getuid?.() === 0) {
  const scratch = dirname(RUNNER_TEMP)
  for (const path of [GITHUB_WORKSPACE, scratch, RUNNER_TEMP, dirname(GITHUB_OUTPUT), ...files])
    chownSync(path, stranger, stranger)
  process.setgroups?.([])
  process.setgid?.(stranger)
  process.setuid?.(stranger)
}

const temp = new URL(import.meta.url).searchParams.get('temp')
if (temp) process.env.RUNNER_TEMP = temp
