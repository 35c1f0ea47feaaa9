import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Action, readAction } from './action.js'

/** A step of a workflow that uses an action. */
export interface StepOptions {
  /** The directory of its `action.yml`. */
  action: string
  /** The inputs under `with:`. */
  inputs: Record<string, string>
  /** The job's checkout, which is also the working directory. */
  workspace: string
  /** A directory for this step only, for the runner's files and `RUNNER_TEMP`. */
  scratch: string
  /** The commit that the workflow runs for. */
  sha: string
  /** The job's token for GitHub; by default none. */
  token?: string
  /** The environment of the runner, and the variables under `env:`. */
  env: NodeJS.ProcessEnv
  /** Path of the Node that runs it; by default the current one. */
  node?: string
  /** Gets the output of the step, on both streams, as it arrives. */
  onOutput?: (chunk: Buffer) => void
}

/** The result of one phase of a step. */
export interface PhaseResult {
  /** `null` if it was killed. */
  exitCode: number | null
  /** The output on both streams. */
  log: Buffer
  /** The output on stderr only. */
  stderr: Buffer
  outputs: Record<string, string>
  state: Record<string, string>
  /** Environment variables for the later steps. */
  exported: Record<string, string>
  /** Markdown of the job summary. */
  summary: string
}

/** A running phase. */
export interface Phase {
  process: ChildProcess
  result: Promise<PhaseResult>
}

/** The files through which a step sends data to the runner. */
const fileCommands = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const

/**
 * Starts the main phase of a step as the Actions runner does: with inputs in `INPUT_*`, defaults from `action.yml`, and
 * files for outputs and state.
 */
export async function startMain(options: StepOptions): Promise<Phase> {
  const action = await readAction(options.action)
  return start(action.main, action, options, {})
}

/**
 * Starts the post phase of a step whose main phase has ended, successfully or not.
 *
 * @returns undefined if the action has none
 */
export async function startPost(options: StepOptions, { state }: PhaseResult): Promise<Phase | undefined> {
  const action = await readAction(options.action)
  return action.post === undefined ? undefined : start(action.post, action, options, state)
}

async function start(
  file: string,
  action: Action,
  options: StepOptions,
  state: Record<string, string>,
): Promise<Phase> {
  const { workspace, scratch, sha, env, node = process.execPath, onOutput } = options
  const files = await makeFiles(scratch)
  const temp = join(scratch, 'temp')
  await mkdir(temp, { recursive: true })
  const child = spawn(node, [file], {
    cwd: workspace,
    env: {
      ...env,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_SHA: sha,
      RUNNER_TEMP: temp,
      ...fromEntries(fileCommands.map((name) => [`GITHUB_${name}`, files[name]])),
      ...fromEntries(inputsOf(action, options).map(([name, value]) => [inputVariable(name), value])),
      ...fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const chunks: Buffer[] = []
  const errors: Buffer[] = []
  const take = (chunk: Buffer) => {
    chunks.push(chunk)
    onOutput?.(chunk)
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const result = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).then(async (exitCode) => ({
    exitCode,
    log: Buffer.concat(chunks),
    stderr: Buffer.concat(errors),
    outputs: parseFile(await readFile(files.OUTPUT, 'utf8')),
    state: parseFile(await readFile(files.STATE, 'utf8')),
    exported: parseFile(await readFile(files.ENV, 'utf8')),
    summary: await readFile(files.STEP_SUMMARY, 'utf8'),
  }))
  return { process: child, result }
}

async function makeFiles(scratch: string): Promise<Record<(typeof fileCommands)[number], string>> {
  const directory = join(scratch, 'file-commands')
  await mkdir(directory, { recursive: true })
  const make = async (name: string) => {
    const file = join(directory, `${name}-${randomUUID()}`)
    await writeFile(file, '')
    return file
  }
  const [OUTPUT, STATE, ENV, PATH, STEP_SUMMARY] = await Promise.all([
    make('output'),
    make('state'),
    make('env'),
    make('path'),
    make('summary'),
  ])
  return { OUTPUT, STATE, ENV, PATH, STEP_SUMMARY }
}

function inputsOf({ defaults }: Action, { inputs, sha, token = '' }: StepOptions): [string, string][] {
  const all = new Map([...defaults, ...Object.entries(inputs)])
  const context: Record<string, string> = { sha, token }
  const evaluated = (value: string) =>
    value.replace(/\$\{\{\s*github\.(sha|token)\s*\}\}/g, (_, name: string) => context[name] ?? '')
  return [...all].map(([name, value]) => [name, evaluated(value)])
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

function fromEntries(entries: [string, string][]): Record<string, string> {
  return Object.fromEntries(entries)
}

/**
 * Parses a file of `NAME=VALUE` lines and `NAME<<DELIMITER` blocks as the runner does (`FileCommandManager`). A later
 * value replaces an earlier one.
 *
 * @throws Error if the runner would fail the step
 */
export function parseFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const content = withoutLineBreak(line)
    if (content === '') continue
    const [, name, mark, rest = ''] = /^(.*?)(<<|=)(.*)$/s.exec(content) ?? []
    const isBlock = mark === '<<'
    if (!name || (isBlock && rest === '')) throw new Error(`Invalid line in a file command: ${content}`)
    values[name] = isBlock ? block(lines, rest) : rest
  }
  return values
}

/** Returns the text up to the line of the delimiter, without the last line break. */
function block(lines: string[], delimiter: string): string {
  const end = lines.findIndex((line) => withoutLineBreak(line) === delimiter)
  if (end === -1) throw new Error(`A file command lacks its delimiter ${delimiter}`)
  return withoutLineBreak(
    lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join(''),
  )
}

function withoutLineBreak(line: string): string {
  return line.replace(/\r?\n$/, '')
}
