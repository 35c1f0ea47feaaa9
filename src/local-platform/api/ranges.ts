import { ApiError } from './errors.js'

const DEFAULT_PAGE = 200
const MAX_PAGE = 1000

/** How to read, from an item, the fields by which its list may be asked for in ranges. */
export type RangeFields<T> = Record<string, (item: T) => string | number>

/** One page of a list, and the headers that go with it. */
export interface Page<T> {
  items: T[]
  /** 206 when there is more, else 200. */
  status: 200 | 206
  headers: Record<string, string>
}

interface Range {
  field: string
  start: string
  startExclusive: boolean
  end: string
  max: number
  descending: boolean
}

/**
 * Cuts a page out of a list as the `Range` header asks: `<field> [[|]]<start>..[<end>][; max=N[, order=asc|desc]]`.
 * The first of `fields` is the default. `items` are in the order of their creation, which breaks ties.
 *
 * @throws ApiError 416 when the header is malformed or names an unknown field.
 */
export function paginate<T>(items: T[], header: string | undefined, fields: RangeFields<T>): Page<T> {
  const range = parseRange(header, Object.keys(fields))
  const read = fields[range.field]
  if (read === undefined) throw notSatisfiable()
  const numeric = items.some((item) => typeof read(item) === 'number')
  const bound = (text: string) => (numeric ? parseNumber(text) : text)
  const sorted = items.toSorted((one, other) => compare(read(one), read(other)))
  if (range.descending) sorted.reverse()
  const direction = range.descending ? -1 : 1
  const wanted = sorted.filter((item) => {
    const value = read(item)
    const fromStart = range.start === '' ? 1 : compare(value, bound(range.start)) * direction
    const toEnd = range.end === '' ? 1 : compare(bound(range.end), value) * direction
    return (range.startExclusive ? fromStart > 0 : fromStart >= 0) && toEnd >= 0
  })
  const page = wanted.slice(0, range.max)
  const headers: Record<string, string> = { 'Accept-Ranges': Object.keys(fields).join(', ') }
  const first = page.at(0)
  const last = page.at(-1)
  if (first === undefined || last === undefined) return { items: page, status: 200, headers }
  headers['Content-Range'] = `${range.field} ${read(first)}..${read(last)}`
  if (page.length === wanted.length) return { items: page, status: 200, headers }
  const order = range.descending ? ', order=desc' : ''
  headers['Next-Range'] = `${range.field} ]${read(last)}..${range.end}; max=${range.max}${order}`
  return { items: page, status: 206, headers }
}

function parseRange(header: string | undefined, fields: string[]): Range {
  const range: Range = {
    field: fields[0] ?? 'id',
    start: '',
    startExclusive: false,
    end: '',
    max: DEFAULT_PAGE,
    descending: false,
  }
  // The CLI sends an empty Range where it wants none.
  if (header === undefined || header.trim() === '') return range
  const match = /^\s*([\w-]+)\s+([[\]]?)(.*?)\.\.([^;[\]]*?)[[\]]?\s*(?:;(.*))?$/.exec(header)
  if (match === null) throw notSatisfiable()
  const [, field = '', bracket, start = '', end = '', options = ''] = match
  Object.assign(range, { field, start: start.trim(), end: end.trim(), startExclusive: bracket === ']' })
  for (const option of options.split(/[;,]/).map((text) => text.trim())) {
    if (option === '') continue
    const [, name, value = ''] = /^(max|order)\s*=\s*(\w+)$/.exec(option) ?? []
    if (name === 'max') range.max = parseMax(value)
    else if (name === 'order' && (value === 'asc' || value === 'desc')) range.descending = value === 'desc'
    else throw notSatisfiable()
  }
  if (range.descending && range.start !== '' && range.end !== '' && isAscending(range)) {
    // `1..5; order=desc` means the same items from the other end.
    ;[range.start, range.end] = [range.end, range.start]
  }
  return range
}

function isAscending({ start, end }: Range): boolean {
  const numbers = [Number(start), Number(end)] as const
  return numbers.some(Number.isNaN) ? start < end : numbers[0] < numbers[1]
}

function parseMax(text: string): number {
  const max = Number(text)
  if (!Number.isInteger(max) || max < 1 || max > MAX_PAGE) throw notSatisfiable()
  return max
}

function parseNumber(text: string): number {
  const value = Number(text)
  if (Number.isNaN(value)) throw notSatisfiable()
  return value
}

function compare(one: string | number, other: string | number): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function notSatisfiable(): ApiError {
  return new ApiError(
    416,
    'requested_range_not_satisfiable',
    'The requested range is not satisfiable. Please check the `Range` header.',
  )
}
