import { describe, expect, test } from '@jest/globals'
import type { Dyno } from '../../src/heroku/dynos.js'
import { DynoWatch, type Look, missingTypes } from '../../src/release/dyno-watch.js'

const dyno = (name: string, state: string, releaseVersion = 8, updatedAt = 't0'): Dyno => ({
  id: `id of ${name}`,
  name,
  type: name.split('.')[0] ?? '',
  state,
  releaseVersion,
  updatedAt,
})

/** Looks at dynos once a second, and returns what each look has shown. */
function lookAt(...looks: Dyno[][]): Look[] {
  const watch = new DynoWatch(8)
  return looks.map((dynos, index) => watch.look(dynos, index * 1000))
}

describe('dynos', () => {
  test('are up once each runs the release and is up', () => {
    const looks = lookAt(
      [dyno('web.1', 'starting'), dyno('web.2', 'up', 7)],
      [dyno('web.1', 'up'), dyno('web.2', 'starting')],
      [dyno('web.1', 'up'), dyno('web.2', 'up')],
    )
    expect(looks.map(({ allUp }) => allUp)).toEqual([false, false, true])
    expect(looks.flatMap(({ changes }) => changes)).toEqual([
      'web.1 starting',
      'web.2 still runs v7',
      'web.1 up after 1 s (1 of 2 up)',
      'web.2 starting',
      'web.2 up after 2 s (2 of 2 up)',
    ])
  })

  test('of a newer release count as up, and sleeping ones too', () => {
    const [look] = lookAt([dyno('web.1', 'crashed', 9), dyno('web.2', 'idle')])
    expect(look?.allUp).toBe(true)
  })

  test('that sleep on an older release do not count', () => {
    expect(lookAt([dyno('web.1', 'idle', 7)])[0]?.allUp).toBe(false)
  })

  test('other than web ones count once they have been up for three seconds', () => {
    const worker = [dyno('worker.1', 'up')]
    expect(lookAt(worker, worker, worker, worker).map(({ allUp }) => allUp)).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  test('that restart between two looks start again', () => {
    const looks = lookAt(
      [dyno('worker.1', 'up', 8, 't0')],
      [dyno('worker.1', 'up', 8, 't1')],
      [dyno('worker.1', 'up', 8, 't1')],
      [dyno('worker.1', 'up', 8, 't1')],
      [dyno('worker.1', 'up', 8, 't1')],
    )
    expect(looks.map(({ allUp }) => allUp)).toEqual([false, false, false, false, true])
  })

  test.each<[string, Dyno[], boolean]>([
    ['once', [dyno('web.1', 'crashed')], false],
    ['once and up again', [dyno('web.1', 'crashed'), dyno('web.1', 'starting'), dyno('web.1', 'up')], false],
    ['and were not restarted yet', Array(10).fill(dyno('web.1', 'crashed')), false],
    ['and are not restarted', Array(11).fill(dyno('web.1', 'crashed')), true],
    ['twice', [dyno('web.1', 'crashed', 8, 't0'), dyno('web.1', 'crashed', 8, 't1')], true],
    [
      'again after a restart',
      [dyno('web.1', 'crashed'), dyno('web.1', 'starting'), dyno('web.1', 'crashed')],
      true,
    ],
    ['on an older release', Array(11).fill(dyno('web.1', 'crashed', 7)), false],
    ['on a newer release', Array(11).fill(dyno('web.1', 'crashed', 9)), false],
  ])('that crash %s: whether the release has failed', (_, states, expected) => {
    const looks = lookAt(...states.map((state) => [state]))
    expect(looks.some(({ crashed }) => crashed !== undefined)).toBe(expected)
  })

  test('that run beside old ones of the same name are told apart, and the old ones waited for', () => {
    const both = [dyno('web.1', 'up', 7), dyno('web.1', 'up')]
    const looks = lookAt(both, both, [dyno('web.1', 'up')])
    expect(looks.map(({ allUp }) => allUp)).toEqual([false, false, true])
    expect(looks.flatMap(({ changes }) => changes)).toEqual([
      'web.1 still runs v7',
      'web.1 up after 0 s (1 of 1 up)',
      'Dynos of v7 still answer requests beside those of v8, until Heroku has switched to the new ones',
      'The dynos of v7 have stopped after 2 s',
    ])
  })

  test('that replace old ones are not said to run beside them', () => {
    const looks = lookAt(
      [dyno('web.1', 'up', 7), dyno('web.2', 'up', 7)],
      [dyno('web.1', 'up'), dyno('web.2', 'up', 7)],
      [dyno('web.1', 'up'), dyno('web.2', 'up')],
    )
    expect(looks.flatMap(({ changes }) => changes)).toEqual([
      'web.1 still runs v7',
      'web.2 still runs v7',
      'web.1 up after 1 s (1 of 2 up)',
      'web.2 up after 2 s (2 of 2 up)',
    ])
  })

  test('of Fir have new names with each release', () => {
    const fir = (name: string, ...rest: [string, number?, string?]) => ({
      ...dyno(name, ...rest),
      type: 'web',
    })
    const looks = lookAt(
      [fir('web-1234abcde-123ab', 'up', 7)],
      [fir('web-1234abcde-123ab', 'up', 7), fir('web-5678fghij-456cd', 'starting')],
      [fir('web-1234abcde-123ab', 'up', 7), fir('web-5678fghij-456cd', 'up')],
      [fir('web-5678fghij-456cd', 'up')],
    )
    expect(looks.map(({ allUp }) => allUp)).toEqual([false, false, false, true])
    expect(looks.flatMap(({ changes }) => changes)).toEqual([
      'web-1234abcde-123ab still runs v7',
      'web-5678fghij-456cd starting',
      'web-5678fghij-456cd up after 2 s (1 of 2 up)',
      'Dynos of v7 still answer requests beside those of v8, until Heroku has switched to the new ones',
      'The dynos of v7 have stopped after 3 s',
    ])
  })

  test('that crash and come back under another name have crashed again', () => {
    const fir = (name: string, state: string) => ({ ...dyno(name, state), type: 'web' })
    const looks = lookAt([fir('web-a', 'crashed')], [fir('web-b', 'starting')], [fir('web-b', 'crashed')])
    expect(looks.map(({ crashed }) => crashed?.name)).toEqual([undefined, undefined, 'web-b'])
  })

  test('of which each crashes once have not failed', () => {
    const looks = lookAt(
      [dyno('web.1', 'crashed'), dyno('web.2', 'starting')],
      [dyno('web.1', 'up'), dyno('web.2', 'crashed')],
      [dyno('web.1', 'up'), dyno('web.2', 'up', 8, 't1')],
    )
    expect(looks.map(({ crashed, allUp }) => [crashed, allUp])).toEqual([
      [undefined, false],
      [undefined, false],
      [undefined, true],
    ])
  })

  test('other than web ones are counted at once, though they may still fail', () => {
    expect(lookAt([dyno('worker.1', 'up')])[0]).toMatchObject({
      changes: ['worker.1 up after 0 s (1 of 1 up)'],
      allUp: false,
    })
  })

  test('that flap are reported each time', () => {
    const states = ['up', 'starting', 'up'].map((state, index) => [
      dyno('web.1', state, 8, `t${index}`),
      dyno('worker.1', 'starting'),
    ])
    expect(lookAt(...states).flatMap(({ changes }) => changes)).toEqual([
      'web.1 up after 0 s (1 of 2 up)',
      'worker.1 starting',
      'web.1 starting',
      'web.1 up after 2 s (1 of 2 up)',
    ])
  })

  test('that are scaled down are forgotten', () => {
    const looks = lookAt([dyno('web.1', 'up'), dyno('web.2', 'starting')], [dyno('web.1', 'up')])
    expect(looks[1]).toMatchObject({ changes: [], allUp: true })
  })

  test('that are not listed are missing', () => {
    const formation = [
      { type: 'web', quantity: 2, size: 'Basic' },
      { type: 'worker', quantity: 0, size: 'Basic' },
    ]
    expect(missingTypes([dyno('web.1', 'up')], formation)).toEqual(['web'])
    expect(missingTypes([dyno('web.1', 'up'), dyno('web.2', 'up')], formation)).toEqual([])
    expect(missingTypes([], [])).toEqual([])
  })
})
