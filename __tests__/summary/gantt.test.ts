import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderGantt } from '../../src/summary/gantt.js'

/** All that a line of the chart may be: Mermaid's own parser takes each of them, whatever the name. */
const lines = [
  /^```(mermaid)?$/,
  /^%%\{init: \{"gantt":\{"leftPadding":\d+,"numberSectionStyles":2\}\}\}%%$/,
  /^gantt$/,
  /^ {4}(dateFormat YYYY-MM-DD HH:mm:ss\.SSS|axisFormat (%H:)?%M:%S|tickInterval 1second|todayMarker off)$/,
  /^ {4}section [\p{L}\p{N}.-][\p{L}\p{N}. -]*(, row \d+)?$/u,
  /^ {4}[\d.]+ (s|min \d+ s)(, failed)? : (crit, )?[\d-]+ [\d:.]+, [\d-]+ [\d:.]+$/,
]

/** What rows there are: name, label, and the milliseconds of beginning and end. */
function rows(chart: string) {
  const time = (text = '') => Date.parse(`${text.trim().replace(' ', 'T')}Z`) - Date.UTC(2000, 0, 1)
  return [...chart.matchAll(/section (.*)\n {4}(.*?) : (?:crit, )?(.*), (.*)/g)].map(
    ([, name, label, from, to]) => ({ name, label, from: time(from), to: time(to) }),
  )
}

describe('a Gantt chart', () => {
  test('shows the name, the duration and the failure of each row', () => {
    const chart = renderGantt([
      { name: 'archived', from: 0, to: 3400 },
      { name: 'built', from: 3400, to: 128_400, failed: true },
    ])
    expect(rows(chart)).toEqual([
      { name: 'archived', label: '3.4 s', from: 0, to: 3400 },
      { name: 'built', label: '2 min 5 s, failed', from: 3400, to: 128_400 },
    ])
    expect(chart).toContain('2 min 5 s, failed : crit, ')
  })

  test('shows a short row beside a long one, at its own time', () => {
    const bars = [
      { name: 'archived', from: 0, to: 100 },
      { name: 'uploaded', from: 100, to: 100 },
      { name: 'built', from: 100, to: 300_100 },
    ]
    const [archived, uploaded] = rows(renderGantt(bars))
    expect([archived?.from, uploaded?.from]).toEqual([0, 100])
    expect(archived?.to).toBeGreaterThan(1400)
    expect(uploaded?.to).toBeGreaterThan(1500)
    expect([archived?.label, uploaded?.label]).toEqual(['0.1 s', '0.0 s'])
  })

  test('shows hours on its axis when needed, and at most one tick a second', () => {
    const axis = (to: number) =>
      renderGantt([{ name: 'built', from: 0, to }]).match(/axisFormat.*|tickInterval.*/g)
    expect(axis(9_000)).toEqual(['axisFormat %M:%S', 'tickInterval 1second'])
    expect(axis(60_000)).toEqual(['axisFormat %M:%S'])
    expect(axis(4_000_000)).toEqual(['axisFormat %H:%M:%S'])
  })

  test('keeps rows of the same name apart', () => {
    const bars = [0, 1, 2].map((from) => ({ name: 'web', from, to: from + 1 }))
    expect(rows(renderGantt(bars)).map(({ name }) => name)).toEqual(['web', 'web, row 2', 'web, row 3'])
  })

  test('contains no name that Mermaid would move or lose', () => {
    const bars = ['7', '__proto__', '#'].map((name) => ({ name, from: 0, to: 1 }))
    expect(rows(renderGantt(bars)).map(({ name }) => name)).toEqual(['no. 7', 'proto', 'unnamed'])
  })

  test('contains only Mermaid’s own syntax, whatever the names', () => {
    const words = ['end', 'section', '%%{', '}%%', '#', ';', ':', ',', '\n', '```', '"', '<b>', 'click', 'a']
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...words)).map(String))
    const milliseconds = fc.double({ min: 0, max: 1e7, noNaN: true })
    const bar = fc
      .record({ name, from: milliseconds, length: milliseconds, failed: fc.boolean() })
      .map(({ length, ...rest }) => ({ ...rest, to: rest.from + length }))
    fc.assert(
      fc.property(fc.array(bar, { minLength: 1, maxLength: 5 }), (bars) => {
        const chart = renderGantt(bars)
        const odd = chart.split('\n').filter((line) => !lines.some((known) => known.test(line)))
        expect(odd).toEqual([])
        expect(rows(chart)).toHaveLength(bars.length)
      }),
    )
  })
})
