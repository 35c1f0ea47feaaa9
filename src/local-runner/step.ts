import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Action, readAction } from './action.js'

/** A step of a workflow that uses an action. */
export interface StepOptions {
  /** Where its `action.yml` lies. */
  action: string
  /** What stands under `with:`. */
  inputs: Record<string, string>
  /** The job's checkout, which is also the working directory. */
  workspace: string
  /** A directory for this step alone, for the runner's files and `RUNNER_TEMP`. */
  scratch: string
  /** The commit that the workflow runs for. */
  sha: string
  /** The job's token for GitHub; by default there is none. */
  token?: string
  /** The environment to start from, and what stands under `env:`. */
  env: NodeJS.ProcessEnv
  /** The Node that runs it; by default this one. */
  node?: string
  /** Takes what the step prints, on both streams, as it comes. */
  onOutput?: (chunk: Buffer) => void
}

/** What came of one phase of a step. */
export interface PhaseResult {
  /** Nothing when it was killed. */
  exitCode: number | null
  /** Everything that it printed, on both streams. */
  log: Buffer
  /** What of it was printed as errors. */
  stderr: Buffer
  outputs: Record<string, string>
  state: Record<string, string>
  /** Variables for the steps after it. */
  exported: Record<string, string>
  /** Markdown of the job summary. */
  summary: string
}

/** A phase that runs. */
export interface Phase {
  process: ChildProcess
  result: Promise<PhaseResult>
}

/** The files by which a step talks to the runner. */
const fileCommands = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const

/**
 * Starts the main phase of a step as the Actions runner does: inputs in `INPUT_*`, defaults from `action.yml`,
 * outputs and state in files.
 */
export async function startMain(options: StepOptions): Promise<Phase> {
  const action = await readAction(options.action)
  return start(action.main, action, options, {})
}

/**
 * Starts the post phase of a step whose main phase has ended, whichever way.
 *
 * @returns nothing when the action has none
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
 * Reads a file of `NAME=VALUE` lines and `NAME<<DELIMITER` blocks as the runner does (`FileCommandManager`); a later
 * value replaces an earlier one.
 *
 * @throws Error where the runner would fail the step
 */
export function parseFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const content = withoutEnd(line)
    if (content === '') continue
    const [, name, mark, rest = ''] = /^(.*?)(<<|=)(.*)$/s.exec(content) ?? []
    const isBlock = mark === '<<'
    if (!name || (isBlock && rest === '')) throw new Error(`Invalid line in a file command: ${content}`)
    values[name] = isBlock ? block(lines, rest) : rest
  }
  return values
}

/** The text up to the delimiter's line, as it is but for its last line's end. */
function block(lines: string[], delimiter: string): string {
  const end = lines.findIndex((line) => withoutEnd(line) === delimiter)
  if (end === -1) throw new Error(`A file command lacks its delimiter ${delimiter}`)
  return withoutEnd(
    lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join(''),
  )
}

function withoutEnd(line: string): string {
  return line.replace(/\r?\n$/, '')
}
