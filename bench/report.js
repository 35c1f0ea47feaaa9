// Figures: taken in rounds, compared as ratios, held against budgets, shown as a table.
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { versionOf } from './processes.js'

/** What the machine did besides, before anything was measured. Windows does not tell. */
const [loadBefore] = loadavg()

/**
 * Measures each way once a round, so that whatever else the machine does hits all alike.
 *
 * @param ways functions by name
 * @returns samples by the same names
 */
export async function rounds(title, count, ways) {
  const samples = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
  for (let round = 1; round <= count; round++) {
    process.stderr.write(`${title}: round ${round} of ${count}\n`)
    for (const [name, measure] of Object.entries(ways)) samples[name].push(await measure())
  }
  return samples
}

const units = {
  milliseconds: (value) => (value < 1000 ? `${round(value)} ms` : `${(value / 1000).toFixed(2)} s`),
  bytes: (value) => `${round(value / 1e6)} MB`,
  rate: (value) => `${round(value / 1e6)} MB/s`,
  count: (value) => value.toFixed(1),
}

/**
 * Makes a row of the table.
 *
 * @param row `what` it is about; `of`, the sample's figure, and its `unit`; samples of `ours` and of the
 * `peer`, if there is one; `ratio`: `as fast`, `as long` or `as large`; `budget`: `atMost` or `atLeast` of the
 * ratio, or of the figure itself when it is `absolute`
 */
export function compare({ what, of = 'milliseconds', unit = of, ours, peer, ratio = '', budget }) {
  const [mine, others] = [ours, peer?.samples].map((samples) => samples?.map((sample) => sample[of]))
  const moreIsBetter = unit === 'rate'
  const quotient = (one, index) => {
    const part = one / others[index % others.length]
    return ratio === 'as fast' && !moreIsBetter ? 1 / part : part
  }
  const ratios = others && ratio ? summary(mine.map(quotient)) : undefined
  const row = {
    what,
    unit,
    ours: summary(mine),
    peer: peer && { name: peer.name, ...summary(others) },
    ratio: ratios && { words: ratio, ...ratios },
    memory: pair('memory', ours, peer),
    size: pair('size', ours, peer),
  }
  return budget ? { ...row, budget, met: isMet(budget, row) } : row
}

function isMet({ atMost = Infinity, atLeast = -Infinity, absolute }, { ours, ratio }) {
  const { median } = absolute ? ours : ratio
  return median <= atMost && median >= atLeast
}

/** The most of each, where it is known. */
function pair(name, ours, peer) {
  const most = (samples) => {
    const known = (samples ?? []).map((sample) => sample[name]).filter((value) => value !== undefined)
    return known.length > 0 ? Math.max(...known) : undefined
  }
  return { ours: most(ours), peer: most(peer?.samples) }
}

/** Median, least and most of some numbers. */
function summary(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  const median = middle.reduce((sum, value) => sum + value, 0) / middle.length
  return { median, least: sorted[0], most: sorted.at(-1), samples: values }
}

/** The number that a part of them, from 0 to 1, is not above. */
export function percentile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))]
}

const head = ['What', 'Ours', 'Other', 'Ratio', 'Spread', 'Memory', 'Size', 'Budget', 'Met']

function cells({ what, unit, ours, peer, ratio, memory, size, budget, met }) {
  const show = units[unit]
  return [
    what,
    show(ours.median),
    peer ? `${peer.name}: ${show(peer.median)}` : '',
    ratio ? `${ratio.median.toFixed(2)} × ${ratio.words}` : '',
    spread(ratio, ours, show),
    both(memory),
    both(size),
    budget ? budgetText(budget, show) : '',
    budget ? (met ? 'yes' : 'NO') : '',
  ]
}

/** Of the ratios, where there are some. */
function spread(ratio, ours, show) {
  const { least, most, samples } = ratio ?? ours
  if (samples.length < 2) return ''
  return ratio ? `${least.toFixed(2)}–${most.toFixed(2)}` : `${show(least)}–${show(most)}`
}

function both({ ours, peer }) {
  const known = ours === undefined ? [] : [ours, peer].filter((value) => value !== undefined)
  return known.map((value) => units.bytes(value)).join(' / ')
}

function budgetText({ atMost, atLeast, absolute }, show) {
  const text = (value) => (absolute ? show(value) : `${value} ×`)
  return atLeast === undefined ? `≤ ${text(atMost)}` : `≥ ${text(atLeast)}`
}

function round(value) {
  return value < 10 ? value.toFixed(1) : value.toFixed(0)
}

/** The machine that figures hold for. */
export function machine() {
  const [{ model } = {}] = cpus()
  return {
    cpus: cpus().length,
    model,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    os: process.platform,
    node: process.version,
    git: versionOf('git').replace('git version ', ''),
    loadBefore: Number(loadBefore.toFixed(1)),
  }
}

/** The rows as a table for a terminal. */
export function asText(rows) {
  const table = [head, ...rows.map(cells)]
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column].length)))
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The rows as a table for a README. */
function asMarkdown(rows) {
  const line = (row) => `| ${row.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n')
}

/** Writes each suite's rows as JSON, and all of them as a table. */
export async function save(directory, suites) {
  await mkdir(directory, { recursive: true })
  for (const [name, rows] of Object.entries(suites)) {
    const json = JSON.stringify({ suite: name, machine: machine(), rows }, undefined, 2)
    await writeFile(join(directory, `${name}.json`), `${json}\n`)
  }
  await writeFile(join(directory, 'bench.md'), `${asMarkdown(Object.values(suites).flat())}\n`)
}
