import { ApiError } from '../apps/errors.js'

const defaultPageSize = 200
const maxPageSize = 1000
/** The time that the regular expression for a `Range` takes grows much faster than the header's length. */
const maxHeaderLength = 500

/** The fields of an item that a `Range` can refer to, by name. */
export type RangeFields<T> = Record<string, (item: T) => string | number>

export interface Page<T> {
  items: T[]
  /** 206 if there are more items, otherwise 200. */
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
  /** Items to skip: those of earlier pages that have the same value as the first item of this one. */
  skip: number
}

/**
 * Returns the page of a list that the `Range` header selects:
 * `[<field>] [[|]]<start>..[<end>][; max=N[, order=asc|desc]]`. Heroku's own clients leave out the field when none is set,
 * as heroku-go's `ListRange` does; without any values, since only a space tells a field from a start.
 *
 * @param items in the order of their creation, which breaks ties
 * @param fields the first is the default
 * @throws ApiError 416 if the header is malformed or names an unknown field
 */
export function paginate<T>(items: T[], header: string | undefined, fields: RangeFields<T>): Page<T> {
  const range = parseRange(header, Object.keys(fields))
  const read = Object.hasOwn(fields, range.field) ? fields[range.field] : undefined
  if (read === undefined) throw notSatisfiable()
  const numeric = items.some((item) => typeof read(item) === 'number')
  const bound = (text: string) => (numeric ? parseNumber(text) : text)
  const sorted = items.toSorted((one, other) => compare(read(one), read(other)))
  if (range.descending) sorted.reverse()
  const direction = range.descending ? -1 : 1
  const inRange = sorted.filter((item) => {
    const value = read(item)
    const fromStart = range.start === '' ? 1 : compare(value, bound(range.start)) * direction
    const toEnd = range.end === '' ? 1 : compare(bound(range.end), value) * direction
    return (range.startExclusive ? fromStart > 0 : fromStart >= 0) && toEnd >= 0
  })
  const remaining = inRange.slice(range.skip)
  const page = remaining.slice(0, range.max)
  const headers: Record<string, string> = { 'Accept-Ranges': Object.keys(fields).join(', ') }
  const first = page.at(0)
  const last = page.at(-1)
  if (first === undefined || last === undefined) return { items: page, status: 200, headers }
  headers['Content-Range'] = `${range.field} ${read(first)}..${read(last)}`
  if (page.length === remaining.length) return { items: page, status: 200, headers }
  const order = range.descending ? ', order=desc' : ''
  const next = remaining[page.length]
  // Other items may have the same value as the last one, such as a time: `]` would omit them.
  const isCut = next !== undefined && read(next) === read(last)
  const seen = inRange.slice(0, range.skip + page.length).filter((item) => read(item) === read(last))
  headers['Next-Range'] = isCut
    ? `${range.field} [${read(last)}..${range.end}; max=${range.max}${order}, skip=${seen.length}`
    : `${range.field} ]${read(last)}..${range.end}; max=${range.max}${order}`
  return { items: page, status: 206, headers }
}

function parseRange(header: string | undefined, fields: string[]): Range {
  const range: Range = {
    field: fields[0] ?? 'id',
    start: '',
    startExclusive: false,
    end: '',
    max: defaultPageSize,
    descending: false,
    skip: 0,
  }
  // The CLI sends an empty Range when it needs none.
  if (header === undefined || header.trim() === '') return range
  if (header.length > maxHeaderLength) throw notSatisfiable()
  const match = /^\s*(?:([\w-]+)\s+|(?=\.\.))([[\]]?)(.*?)\.\.([^;[\]]*?)[[\]]?\s*(?:;(.*))?$/.exec(header)
  if (match === null) throw notSatisfiable()
  const [, field = range.field, bracket, start = '', end = '', options = ''] = match
  Object.assign(range, { field, start: start.trim(), end: end.trim(), startExclusive: bracket === ']' })
  for (const option of options.split(/[;,]/).map((text) => text.trim())) {
    if (option === '') continue
    const [, name, value = ''] = /^(max|order|skip)\s*=\s*(\w+)$/.exec(option) ?? []
    if (name === 'max') range.max = parseCount(value, 1, maxPageSize)
    else if (name === 'skip') range.skip = parseCount(value, 0, Number.MAX_SAFE_INTEGER)
    else if (name === 'order' && (value === 'asc' || value === 'desc')) range.descending = value === 'desc'
    else throw notSatisfiable()
  }
  if (range.descending && range.start !== '' && range.end !== '' && isAscending(range)) {
    // `1..5; order=desc` selects the same items in reverse order.
    ;[range.start, range.end] = [range.end, range.start]
  }
  return range
}

function isAscending({ start, end }: Range): boolean {
  const numbers = [Number(start), Number(end)] as const
  return numbers.some(Number.isNaN) ? start < end : numbers[0] < numbers[1]
}

function parseCount(text: string, min: number, max: number): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < min || count > max) throw notSatisfiable()
  return count
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
