import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startPlatform } from '../../../src/local-platform/platform.js'
import { lockDirectory } from '../../../src/local-platform/storage/lock.js'
import { onLinux, onPosix } from '../../support/operating-systems.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { spawnPlatform } from '../spawn-platform.js'
import { startTestPlatform } from '../start-test-platform.js'

const readyText = 'Stop with Ctrl-C.'

/** Creates a directory whose lock has the claim of this process, with changes. */
async function lockedBy(changes: object): Promise<string> {
  const directory = await temporaryDirectory()
  await lockDirectory(directory)
  const { file, claim } = await claimIn(directory)
  await writeFile(file, JSON.stringify({ ...claim, ...changes }))
  return directory
}

async function claimIn(directory: string): Promise<{ file: string; claim: object }> {
  const [name = ''] = await readdir(join(directory, '.lock'))
  const file = join(directory, '.lock', name)
  return { file, claim: JSON.parse(await readFile(file, 'utf8')) }
}

/** Higher than the pids of any system. */
const unusedPid = 2 ** 30

describe('of platforms that share a data directory', () => {
  test('the second does not start, names the first, and changes nothing', async () => {
    const dataDir = await temporaryDirectory()
    const args = ['--data', dataDir, '--app', 'example']
    const first = spawnPlatform(args, await temporaryDirectory())
    await first.printed(readyText)
    const before = await readFile(join(dataDir, 'store.json'), 'utf8')
    const { code, output } = await spawnPlatform([...args, '--app', 'other'], await temporaryDirectory())
      .exited
    expect(code).toBe(1)
    expect(output).toContain(`platform: ${dataDir} is used by another local platform`)
    expect(output).toContain(`process ${first.child.pid} on ${hostname()}`)
    expect(output).toContain(join(dataDir, '.lock'))
    expect(await readFile(join(dataDir, 'store.json'), 'utf8')).toBe(before)
  })

  onPosix('only one of four that start at once runs, even if a killed one has left its lock', async () => {
    const dataDir = await temporaryDirectory()
    for (const round of [1, 2, 3]) {
      const all = await Promise.all(
        Array.from({ length: 4 }, async () => spawnPlatform(['--data', dataDir], await temporaryDirectory())),
      )
      const outcomes = await Promise.all(
        all.map(({ printed }) =>
          printed(readyText).then(
            () => 'ready',
            (error: Error) => error.message,
          ),
        ),
      )
      const winners = all.filter((_, index) => outcomes[index] === 'ready')
      const pid = winners[0]?.child.pid
      expect([round, winners.length]).toEqual([round, 1])
      const refusals = outcomes.filter((outcome) => outcome !== 'ready')
      expect(refusals).toEqual(refusals.map(() => expect.stringContaining(`process ${pid} on `)))
      winners[0]?.child.kill('SIGKILL')
      await winners[0]?.exited
    }
    expect((await readdir(dataDir)).toSorted()).toEqual(['.lock', 'objects', 'store.json', 'streams'])
  })

  onPosix('one takes over the records of one that was killed, and removes its incomplete files', async () => {
    const dataDir = await temporaryDirectory()
    const first = spawnPlatform(['--data', dataDir, '--app', 'example'], await temporaryDirectory())
    await first.printed(readyText)
    first.child.kill('SIGKILL')
    await first.exited
    await writeFile(join(dataDir, 'store.json.1-x.new'), '{')
    await writeFile(join(dataDir, 'objects', 'incoming', 'x'), 'half an upload')
    await mkdir(join(dataDir, '.lock.x'))
    const second = await startTestPlatform({ dataDir })
    expect((await second.send('GET', '/apps/example')).status).toBe(200)
    expect(await readdir(join(dataDir, 'objects', 'incoming'))).toEqual([])
    await second.platform.close()
    expect((await readdir(dataDir)).toSorted()).toEqual(['objects', 'store.json', 'streams'])
  })

  test('one that fails to start does not keep the lock', async () => {
    const dataDir = await temporaryDirectory()
    const { platform } = await startTestPlatform()
    await expect(startPlatform({ dataDir, port: platform.port })).rejects.toThrow('EADDRINUSE')
    await expect(startPlatform({ dataDir, apps: ['No'] })).rejects.toThrow('too short')
    expect((await readdir(dataDir)).includes('.lock')).toBe(false)
    await startTestPlatform({ dataDir })
  })
})

describe('a lock', () => {
  test('is granted to exactly one of many requests at once, even if a dead process held it', async () => {
    for (let round = 0; round < 30; round++) {
      const directory = round % 2 === 0 ? await lockedBy({ pid: unusedPid }) : await temporaryDirectory()
      const all = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)))
      const granted = all.filter(({ status }) => status === 'fulfilled')
      const refused = all.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
      expect([round, granted.length, refused.length]).toEqual([round, 1, 7])
      for (const reason of refused) expect(reason).toContain(`process ${process.pid} on ${hostname()}`)
      expect(await readdir(directory)).toEqual(['.lock'])
      expect(await readdir(join(directory, '.lock'))).toHaveLength(1)
    }
  })

  test('can be taken again once it is released', async () => {
    const directory = await temporaryDirectory()
    for (let round = 0; round < 3; round++) {
      const unlock = await lockDirectory(directory)
      await unlock()
      expect(await readdir(directory)).toEqual([])
    }
  })

  test('that is released late does not remove the lock of another process', async () => {
    const directory = await temporaryDirectory()
    const unlock = await lockDirectory(directory)
    const { file, claim } = await claimIn(directory)
    await writeFile(file, JSON.stringify({ ...claim, pid: unusedPid }))
    await lockDirectory(directory)
    await unlock()
    await expect(lockDirectory(directory)).rejects.toThrow(`process ${process.pid} on`)
  })

  onLinux(
    'does not outlive its owner when another process gets the same pid or the machine is restarted',
    async () => {
      const { claim } = await claimIn(await lockedBy({}))
      const started = 'started' in claim ? String(claim.started) : ''
      const [boot, ticks] = started.split(' ')
      for (const other of [`${boot} ${Number(ticks) + 1}`, `00000000-0000-0000-0000-000000000000 ${ticks}`]) {
        const directory = await lockedBy({ started: other })
        await (await lockDirectory(directory))()
      }
      await expect(lockDirectory(await lockedBy({ started }))).rejects.toThrow('is used by another')
    },
  )

  test('of another machine holds, since its owner may be running', async () => {
    const directory = await lockedBy({ host: 'elsewhere', pid: unusedPid })
    await expect(lockDirectory(directory)).rejects.toThrow(`process ${unusedPid} on elsewhere`)
  })

  test.each(['elsewhere', hostname()])(
    'that was copied with its directory does not lock the copy: from %s',
    async (host) => {
      const original = await lockedBy({ host })
      const copy = await temporaryDirectory()
      await cp(original, copy, { recursive: true })
      await (await lockDirectory(copy))()
      expect(await readdir(copy)).toEqual([])
      await expect(lockDirectory(original)).rejects.toThrow('is used by another')
    },
  )

  test.each(['', 'null', '{"pid":1}', '{"pid":"1","host":"","started":"","directory":"","file":""}'])(
    'that cannot be read is not removed: %s',
    async (text) => {
      const directory = await temporaryDirectory()
      await lockDirectory(directory)
      const { file } = await claimIn(directory)
      await writeFile(file, text)
      await expect(lockDirectory(directory)).rejects.toThrow(`${join(directory, '.lock')} can't be read`)
      expect(await readFile(file, 'utf8')).toBe(text)
    },
  )
})
