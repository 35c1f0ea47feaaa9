// Measures in rounds, compares figures as ratios and with budgets, and formats them as a table.
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { versionOf } from './processes.js'

/** The machine's load before anything was measured; always 0 on Windows. */
const [loadBefore] = loadavg()

/**
 * Measures each alternative once a round, so that the machine's other load affects all of them alike.
 *
 * @param measurements functions that return a sample, by name
 * @returns arrays of samples by the same names
 */
export async function measureInRounds(title, count, measurements) {
  const samples = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]))
  for (let round = 1; round <= count; round++) {
    process.stderr.write(`${title}: round ${round} of ${count}\n`)
    for (const [name, measure] of Object.entries(measurements)) samples[name].push(await measure())
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
 * @param row `what` was measured; `of`: the key of the figure in samples, and its `unit`; samples of `ours`; optionally
 * the `peer` to compare with: its `name` and `samples`; `ratio`: `as fast`, `as long` or `as large`; `budget`: `atMost`
 * or `atLeast` of the ratio, or of the figure itself when it is `absolute`
 */
export function makeRow({ what, of = 'milliseconds', unit = of, ours, peer, ratio = '', budget }) {
  const [ourFigures, peerFigures] = [ours, peer?.samples].map((samples) =>
    samples?.map((sample) => sample[of]),
  )
  const isSpeed = unit === 'rate'
  const toRatio = (figure, round) => {
    const quotient = figure / peerFigures[round % peerFigures.length]
    return ratio === 'as fast' && !isSpeed ? 1 / quotient : quotient
  }
  const ratios = peerFigures && ratio ? summarize(ourFigures.map(toRatio)) : undefined
  const row = {
    what,
    unit,
    ours: summarize(ourFigures),
    peer: peer && { name: peer.name, ...summarize(peerFigures) },
    ratio: ratios && { words: ratio, ...ratios },
    memory: maximums('memory', ours, peer),
    size: maximums('size', ours, peer),
  }
  return budget ? { ...row, budget, met: isMet(budget, row) } : row
}

function isMet({ atMost = Infinity, atLeast = -Infinity, absolute }, { ours, ratio }) {
  const { median } = absolute ? ours : ratio
  return median <= atMost && median >= atLeast
}

/** Returns the maximum of a figure on each side; undefined where it is unknown. */
function maximums(key, ours, peer) {
  const maximum = (samples = []) => {
    const known = samples.map((sample) => sample[key]).filter((value) => value !== undefined)
    return known.length > 0 ? Math.max(...known) : undefined
  }
  return { ours: maximum(ours), peer: maximum(peer?.samples) }
}

function summarize(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  const median = middle.reduce((sum, value) => sum + value, 0) / middle.length
  return { median, least: sorted[0], most: sorted.at(-1), samples: values }
}

/** Returns the smallest of the sorted numbers that a part of them, from 0 to 1, does not exceed. */
export function percentile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))]
}

const columns = ['What', 'Ours', 'Other', 'Ratio', 'Spread', 'Memory', 'Size', 'Budget', 'Met']

function cells({ what, unit, ours, peer, ratio, memory, size, budget, met }) {
  const format = units[unit]
  return [
    what,
    format(ours.median),
    peer ? `${peer.name}: ${format(peer.median)}` : '',
    ratio ? `${ratio.median.toFixed(2)} × ${ratio.words}` : '',
    formatSpread(ratio, ours, format),
    formatPair(memory),
    formatPair(size),
    budget ? formatBudget(budget, format) : '',
    budget ? (met ? 'yes' : 'NO') : '',
  ]
}

/** Formats the range of the ratios, or without a peer that of our figures. */
function formatSpread(ratio, ours, format) {
  const { least, most, samples } = ratio ?? ours
  if (samples.length < 2) return ''
  return ratio ? `${least.toFixed(2)}–${most.toFixed(2)}` : `${format(least)}–${format(most)}`
}

function formatPair({ ours, peer }) {
  const known = ours === undefined ? [] : [ours, peer].filter((value) => value !== undefined)
  return known.map((value) => units.bytes(value)).join(' / ')
}

function formatBudget({ atMost, atLeast, absolute }, format) {
  const text = (value) => (absolute ? format(value) : `${value} ×`)
  return atLeast === undefined ? `≤ ${text(atMost)}` : `≥ ${text(atLeast)}`
}

function round(value) {
  return value < 10 ? value.toFixed(1) : value.toFixed(0)
}

/** Describes the machine that took the figures. */
export function describeMachine() {
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

/** Formats rows as a table for a terminal. */
export function formatText(rows) {
  const table = [columns, ...rows.map(cells)]
  const widths = columns.map((_, column) => Math.max(...table.map((row) => row[column].length)))
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function formatMarkdown(rows) {
  const line = (row) => `| ${row.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n')
}

/** Writes each suite's rows as JSON, and all rows as a table in Markdown. */
export async function saveResults(directory, suites) {
  await mkdir(directory, { recursive: true })
  for (const [name, rows] of Object.entries(suites)) {
    const json = JSON.stringify({ suite: name, machine: describeMachine(), rows }, undefined, 2)
    await writeFile(join(directory, `${name}.json`), `${json}\n`)
  }
  await writeFile(join(directory, 'bench.md'), `${formatMarkdown(Object.values(suites).flat())}\n`)
}
