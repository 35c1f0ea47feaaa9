// Runs actions like the Actions runner.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { project, runProcess, withTemporaryDirectory } from './processes.js'

/**
 * Runs an action to its end.
 *
 * @param action its directory; empty for the build action
 * @param step `api` with url and apiKey, `repository`, `inputs`, and further options of `runProcess`
 * @returns the result of `runProcess`, and `outputs`
 * @throws Error with the log when the action fails
 */
export async function runAction(action, { api, repository, inputs, ...options }) {
  const inputVariables = await inputVariablesOf(action, {
    'api-key': api.apiKey,
    'api-url': api.url,
    ...(!action && { version: repository.sha }),
    ...inputs,
  })
  return withTemporaryDirectory(async (directory) => {
    const [output, state] = [join(directory, 'output'), join(directory, 'state')]
    await Promise.all([writeFile(output, ''), writeFile(state, '')])
    const script = join(project, 'dist', action || 'build', 'index.js')
    const result = await runProcess(process.execPath, [script], {
      cwd: repository.directory,
      env: {
        ...process.env,
        ...inputVariables,
        GITHUB_OUTPUT: output,
        GITHUB_STATE: state,
        GITHUB_WORKSPACE: repository.directory,
        GITHUB_SHA: repository.sha,
        RUNNER_TEMP: directory,
      },
      ...options,
    })
    return { ...result, outputs: parseOutputs(await readFile(output, 'utf8')) }
  })
}

async function inputVariablesOf(action, values) {
  const { inputs } = parse(await readFile(join(project, action, 'action.yml'), 'utf8'))
  const pairs = Object.entries(inputs).flatMap(([name, input]) => {
    const value = values[name] ?? input.default
    return value === undefined ? [] : [[`INPUT_${name.toUpperCase()}`, String(value)]]
  })
  return Object.fromEntries(pairs)
}

function parseOutputs(text) {
  const blocks = text.matchAll(/^(.+?)<<(\S+)\r?\n(.*?)\r?\n\2$/gms)
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]))
}
