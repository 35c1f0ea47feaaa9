// Actions, run as the runner does.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { project, runProcess, withDirectory } from './processes.js'

/**
 * Runs an action to its end.
 *
 * @param action its directory; empty for the build action
 * @param step `api` with url and apiKey, `repository`, `inputs`, and more options of `runProcess`
 * @returns what `runProcess` does, and the outputs
 * @throws Error with the log when it fails
 */
export async function runAction(action, { api, repository, inputs, ...options }) {
  const given = {
    'api-key': api.apiKey,
    'api-url': api.url,
    ...(!action && { version: repository.sha }),
    ...inputs,
  }
  const variables = await inputVariables(action, given)
  return withDirectory(async (directory) => {
    const [output, state] = [join(directory, 'output'), join(directory, 'state')]
    await Promise.all([writeFile(output, ''), writeFile(state, '')])
    const ran = await runProcess(process.execPath, [join(project, 'dist', action || 'build', 'index.js')], {
      cwd: repository.directory,
      env: {
        ...process.env,
        ...variables,
        GITHUB_OUTPUT: output,
        GITHUB_STATE: state,
        GITHUB_WORKSPACE: repository.directory,
        GITHUB_SHA: repository.sha,
        RUNNER_TEMP: directory,
      },
      ...options,
    })
    return { ...ran, outputs: read(await readFile(output, 'utf8')) }
  })
}

async function inputVariables(action, given) {
  const { inputs } = parse(await readFile(join(project, action, 'action.yml'), 'utf8'))
  const pairs = Object.entries(inputs).flatMap(([name, { default: standard }]) => {
    const value = given[name] ?? standard
    return value === undefined ? [] : [[`INPUT_${name.toUpperCase()}`, String(value)]]
  })
  return Object.fromEntries(pairs)
}

function read(text) {
  const blocks = text.matchAll(/^(.+?)<<(\S+)\r?\n(.*?)\r?\n\2$/gms)
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]))
}
