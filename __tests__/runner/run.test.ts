import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { describeError } from '../../src/text/describe-error.js'
import { faster, project } from '../support/deploy.js'
import { afterTest } from '../support/temporary.js'

const typescript = pathToFileURL(join(project, '__tests__', 'support', 'typescript.mjs')).href
const runner = pathToFileURL(join(project, 'src', 'runner', 'run-action.ts')).href

/** How much faster time passes for the action and its process. */
const speed = 4

/** Waits forever with nothing on the event loop. */
const never = 'await new Promise(() => {})'
/** Waits forever with something on the event loop, and ignores the abort. */
const deaf = 'setInterval(() => {}, 1000); await new Promise(() => {})'
const prepared = `
  run.onCancel(async () => console.log('undone'))
  run.defer(async () => console.log('cleaned up'))
  console.log('ready')
`

describe('an error', () => {
  test('is described with its causes', () => {
    const cause = new Error('second', { cause: new Error('third') })
    expect(describeError(new Error('first', { cause }))).toBe('first\nBecause: second\nBecause: third')
  })

  test('that repeats the message of its cause is described once', () => {
    const cause = new Error('The disk is on fire')
    expect(describeError(new Error('Packing failed: The disk is on fire', { cause }))).toBe(
      'Packing failed: The disk is on fire',
    )
  })

  test.each([
    ['a middle one', 'a: b', 'b', 'c', 'a: b\nBecause: c'],
    ['the first one, from the last', 'a: c', 'b', 'c', 'a: c\nBecause: b'],
    ['with a full stop', 'No room.', 'no room', '', 'No room.'],
    ['in more words', 'No room', 'No room: the disk is full', '', 'No room: the disk is full'],
    ['line by line', 'a', 'b\nc', 'c', 'a\nBecause: b\nc'],
  ])('names no cause twice: %s', (_, first, second, third, expected) => {
    const last = third === '' ? undefined : new Error(third)
    const error = new Error(first, { cause: new Error(second, last && { cause: last }) })
    expect(describeError(error)).toBe(expected)
  })
})

describe('an action that never ends', () => {
  test('and leaves the event loop empty is an error, and is undone and cleaned up', async () => {
    const { exitCode, lines } = await start(`${prepared} ${never}`).done
    expect(lines.slice(0, 2)).toEqual(['ready', 'undone'])
    expect(lines.filter((line) => line.startsWith('::error'))).toEqual([
      expect.stringMatching(/^::error title=Title::The action stopped early, .*report it/),
    ])
    expect(lines.at(-1)).toBe('cleaned up')
    expect(exitCode).toBe(1)
  })

  test('and leaves the event loop empty is a warning in a post step', async () => {
    const { exitCode, lines } = await start(`${prepared} ${never}`, 'warning').done
    expect(lines).toContainEqual(expect.stringMatching(/^::warning title=Title::The action stopped/))
    expect(exitCode).toBe(0)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('still ends on %s', async (signal) => {
    const running = start(`${prepared} ${deaf}`)
    await running.ready
    running.process.kill(signal)
    const { exitCode, lines } = await running.done
    expect(lines).toContain('undone')
    expect(lines).toContainEqual(expect.stringContaining(`Cancelled: the runner sent ${signal}`))
    expect(lines.at(-1)).toBe('cleaned up')
    expect(exitCode).toBe(1)
  })

  test('still ends at its deadline', async () => {
    const { exitCode, lines } = await start(`run.deadline(50, 'Timed out'); ${prepared} ${deaf}`).done
    expect(lines).toContain('undone')
    expect(lines).toContainEqual('::error title=Title::Timed out')
    expect(exitCode).toBe(1)
  })

  test('and whose undoing never ends still ends within the runner’s grace period', async () => {
    const undoing = `run.onCancel(async () => { ${deaf} }); ${prepared} ${deaf}`
    const running = start(undoing)
    await running.ready
    const cancelled = performance.now()
    running.process.kill('SIGINT')
    const { exitCode, lines } = await running.done
    expect(performance.now() - cancelled).toBeLessThan(10_000 / speed + 1_000)
    expect(lines).toContainEqual(expect.stringContaining("The runner's grace period is over"))
    expect(lines.at(-1)).toBe('cleaned up')
    expect(exitCode).toBe(1)
  })
})

test('an action that reacts to the abort is waited for, and the process ends by itself', async () => {
  const hears =
    'await new Promise((resolve) => run.signal.addEventListener("abort", () => setTimeout(resolve, 50)))'
  const exits = 'process.exit = () => console.log("forced")'
  const running = start(
    `${exits}; ${prepared} const alive = setInterval(() => {}, 1000); ${hears}; clearInterval(alive); console.log('heard'); run.signal.throwIfAborted()`,
  )
  await running.ready
  running.process.kill('SIGINT')
  const { exitCode, lines } = await running.done
  expect(lines.slice(0, 3)).toEqual(['ready', 'heard', 'undone'])
  expect(lines).not.toContain('forced')
  expect(exitCode).toBe(1)
})

interface Running {
  process: ChildProcess
  /** Resolves once the action has printed that it is ready. */
  ready: Promise<void>
  done: Promise<{ exitCode: number | null; lines: string[] }>
}

/** Runs an action from JavaScript source in its own process. */
function start(action: string, onError = 'error'): Running {
  const code = `import { runAction } from '${runner}'
    await runAction('Title', '${onError}', async (run) => { ${action} })`
  const child = spawn(process.execPath, ['--import', typescript, '--input-type=module', '-e', code], {
    cwd: project,
    env: { ...process.env, ...faster(speed) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  afterTest(async () => child.kill('SIGKILL'))
  let text = ''
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.includes('ready\n')) resolve()
    })
  })
  const done = once(child, 'close').then(([exitCode]) => ({ exitCode, lines: text.trimEnd().split('\n') }))
  return { process: child, ready, done }
}
