import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ChildError, runChild } from '../../src/source/child.js'
import { pack } from '../../src/source/pack.js'
import { onPosix } from '../support/operating-systems.js'
import { checkout } from '../support/pack.js'
import { running, waitForExit, waitForProcess } from '../support/processes.js'
import { Repository } from '../support/repository.js'
import { temporaryDirectory } from '../support/temporary.js'

const never = new AbortController().signal
const stay = 'setInterval(() => {}, 1000)'
const ignoreSignals = `for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {})`

describe('a program', () => {
  test('yields all of its output, however slowly it is consumed', async () => {
    const size = 3_000_000
    let bytesRead = 0
    for await (const chunk of started(`process.stdout.write('x'.repeat(${size}))`)) {
      bytesRead += chunk.length
      await new Promise(setImmediate)
    }
    expect(bytesRead).toBe(size)
  })

  test('that fails throws an error with its message, or with its exit code', async () => {
    await expect(all(started(`console.error(' Oh no '); process.exit(3)`))).rejects.toThrow(/^Oh no$/)
    await expect(all(started('process.exit(3)'))).rejects.toThrow(/^it ended with 3$/)
  })

  test('that can not be started throws an error', async () => {
    const options = { cwd: process.cwd(), env: process.env, signal: never }
    await expect(all(runChild(join(process.cwd(), 'missing'), [], options))).rejects.toThrow(ChildError)
  })

  test.each(['stdout', 'stderr'])('ends with its process, even if another holds its %s', async (pipe) => {
    const file = join(await temporaryDirectory(), 'pid')
    const output = await all(started(`console.log('done'); ${daemon(file, pipe)}`))
    expect(output).toBe('done\n')
    const pid = await waitForProcess(file)
    expect(running([pid])).toEqual([pid])
  })

  test('is ended with all its children when the consumer stops reading', async () => {
    const file = join(await temporaryDirectory(), 'pid')
    const child = JSON.stringify(writePid(file) + stay)
    const script = `require('node:child_process').spawn(process.execPath, ['-e', ${child}]); console.log('started'); ${stay}`
    let pid = 0
    for await (const _ of started(script)) {
      pid = await waitForProcess(file)
      break
    }
    await waitForExit([pid])
  })
})

describe('a filter of git', () => {
  onPosix('that ignores signals is ended when packing is aborted', async () => {
    const { repository, scratch, file } = await filtered(`${ignoreSignals}; ${stay}`)
    const controller = new AbortController()
    const packing = pack(checkout(repository), scratch, controller.signal)
    const pid = await waitForProcess(file)
    controller.abort(new Error('Enough'))
    await expect(packing).rejects.toThrow('Enough')
    await waitForExit([pid])
  })

  onPosix('does not delay packing by a process that it leaves behind', async () => {
    const { repository, scratch, file } = await filtered('process.stdin.pipe(process.stdout)', true)
    const { archive } = await pack(checkout(repository), scratch, never)
    expect(archive.files).toBe(2)
    const pid = await waitForProcess(file)
    expect(running([pid])).toEqual([pid])
  })
})

function started(script: string): AsyncGenerator<Buffer> {
  return runChild(process.execPath, ['-e', script], { cwd: process.cwd(), env: process.env, signal: never })
}

async function all(output: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of output) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Returns a script that writes its process id to a file. */
function writePid(file: string): string {
  return `require('node:fs').writeFileSync(${JSON.stringify(file)}, process.pid + '\\n');`
}

/** Returns a script that starts a process in a new session, which holds one of the pipes, and waits until it runs. */
function daemon(file: string, pipe: string): string {
  const stdio = ['ignore', pipe === 'stdout' ? 'inherit' : 'ignore', pipe === 'stderr' ? 'inherit' : 'ignore']
  const script = JSON.stringify(writePid(file) + stay)
  return `require('node:child_process').spawn(process.execPath, ['-e', ${script}], { stdio: ${JSON.stringify(stdio)}, detached: true }).unref(); while (!require('node:fs').existsSync(${JSON.stringify(file)}));`
}

/** Makes a repository with such a script as its smudge filter. The file gets the id of the filter, or of its daemon. */
async function filtered(script: string, leavesDaemon = false) {
  const repository = await Repository.of({ 'a.txt': 'x', '.gitattributes': 'a.txt filter=slow\n' })
  const scratch = await mkdtemp(join(await temporaryDirectory(), 'scratch-'))
  const file = join(scratch, 'pid')
  const filter = join(scratch, 'filter.cjs')
  await writeFile(filter, `${leavesDaemon ? daemon(file, 'stderr') : writePid(file)}\n${script}\n`)
  repository.git('config', 'filter.slow.smudge', `'${process.execPath}' '${filter}'`)
  return { repository, scratch, file }
}
