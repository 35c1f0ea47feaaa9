/** Characters. Shorter secrets are ignored, since they occur in unrelated text. */
const minLength = 6
/** How often text is unescaped: servers escape what is escaped already, such as JSON in JSON. */
const maxLayers = 3
/** Characters that a truncated escape may leave at the edge of a text. */
const maxPartialEscape = 8

/** Forms of secrets by their first characters, so that a text is searched once, however many secrets there are. */
type SecretForms = Map<string, string[]>

const secrets: SecretForms = new Map()
/** Values that may be common words, such as the value `production` of a config var. */
const values: SecretForms = new Map()

/** Makes {@link redact} and {@link redactSecrets} replace a value from now on. */
export function registerSecret(value: string): void {
  register(value, secrets)
}

/** The same for a value that may be a common word. {@link redactSecrets} keeps it, so that URLs stay valid. */
export function registerValue(value: string): void {
  register(value, values)
}

/** On which sides a text was truncated: parts of secrets are replaced there too. */
export interface TruncatedSides {
  before?: boolean
  after?: boolean
}

/**
 * Replaces secrets by `***`: as they are, escaped for JSON, HTML or URLs, in base64, and with white space, colours or
 * control characters in between. Redact text from elsewhere before it is truncated, trimmed or stripped.
 */
export function redact(text: string, truncated: TruncatedSides = {}): string {
  return redactForms([secrets, values], text, truncated)
}

/** The same for an output of the action, or for Markdown whose text {@link redact} has already processed. */
export function redactSecrets(text: string): string {
  return redactForms([secrets], text, {})
}

/** Redacts a text of any length and returns its first characters. */
export function redactAndTruncate(text: string, maxLength: number): string {
  const searched = text.slice(0, 16 * maxLength)
  return redact(searched, { after: searched.length < text.length }).slice(0, maxLength)
}

/** Returns the last index at which a text can be cut without splitting a secret, which the runner would not mask then. */
export function findSafeCut(text: string): number {
  const allForms = [...secrets.values(), ...values.values()].flat()
  const longest = Math.max(0, ...allForms.map(({ length }) => length))
  for (let at = Math.max(0, text.length - longest); at < text.length; at++) {
    const start = text.slice(at, at + minLength)
    const candidates =
      start.length < minLength ? allForms : [secrets, values].flatMap((forms) => forms.get(start) ?? [])
    if (candidates.some((form) => at + form.length > text.length && form.startsWith(text.slice(at))))
      return at
  }
  return text.length
}

function register(value: string, forms: SecretForms): void {
  const plain = [
    value,
    ...value.split(/[\r\n]+/),
    value.replace(/\s/g, '+'),
    Buffer.from(value).toString('latin1'),
  ]
  for (const form of new Set([
    ...plain.flatMap(unescapeLayers).map(({ text }) => text),
    ...inBase64(value),
  ])) {
    const start = form.slice(0, minLength)
    if (form.length >= minLength) forms.set(start, [...(forms.get(start) ?? []), form])
  }
}

/** Returns the base64 of a value at each alignment, without the characters that depend on the bytes around it. */
function inBase64(value: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)])
    const independent = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)]
    return [bytes.toString('base64').slice(...independent), bytes.toString('base64url').slice(...independent)]
  })
}

/** A text, and where each of its characters begins and ends in the original text. */
interface Layer {
  text: string
  from: number[]
  to: number[]
}

/** Escapes, invisible characters, and everything else. */
const parts =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are searched for
  /(?:%|\\x)([\da-f]{2})|\\u([\da-f]{4})|&#x([\da-f]{1,6});|&#(\d{1,7});|&(amp|lt|gt|quot|apos);|\\([^bfnrtv])|\\.|(?:\u001b\[|\u009b)[\d;:?]{0,40}[a-z]|\u001b\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|[\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|([^%\\&\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|.)/gi
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Returns a text as it is, and unescaped once, twice and so on, as long as that changes it. */
function unescapeLayers(text: string): Layer[] {
  const from = Array.from({ length: text.length }, (_, index) => index)
  const layers: Layer[] = []
  for (let layer: Layer = { text, from, to: from.map((index) => index + 1) }; ; layer = unescapeOnce(layer)) {
    if (layer.text === layers.at(-1)?.text || layers.length > maxLayers) return layers
    layers.push(layer)
  }
}

function unescapeOnce({ text, from, to }: Layer): Layer {
  const next: Layer = { text: '', from: [], to: [] }
  for (const match of text.matchAll(parts)) {
    const [part, byte, unit, hex, decimal, name = '', character, rest] = match
    const number = Number.parseInt(byte ?? unit ?? hex ?? '', 16) || Number(decimal ?? 0)
    const unescaped =
      rest ?? character ?? named[name.toLowerCase()] ?? (number ? String.fromCharCode(number) : '')
    next.text += unescaped
    for (let index = 0; index < unescaped.length; index++) {
      next.from.push(from[match.index + index] ?? 0)
      next.to.push(to[match.index + (rest ? index : part.length - 1)] ?? 0)
    }
  }
  return next
}

function redactForms(all: SecretForms[], text: string, truncated: TruncatedSides): string {
  const known = all.filter(({ size }) => size > 0)
  const layers = known.length > 0 ? unescapeLayers(text) : []
  const hidden = known.flatMap((forms) => layers.flatMap((layer) => findSecrets(forms, layer, truncated)))
  let redacted = ''
  let at = 0
  for (const [from, to] of hidden.sort(([one], [other]) => one - other)) {
    if (from >= at) redacted += `${text.slice(at, from)}***`
    at = Math.max(at, to)
  }
  return redacted + text.slice(at)
}

/** Returns where secrets begin and end, as indexes in the original text. */
function findSecrets(
  forms: SecretForms,
  { text, from, to }: Layer,
  truncated: TruncatedSides,
): [number, number][] {
  const ranges: [number, number][] = []
  const add = (at: number, end: number) => {
    if (end > at) ranges.push([from[at] ?? 0, to[end - 1] ?? 0])
  }
  for (let at = 0; at + minLength <= text.length; at++) {
    for (const form of forms.get(text.slice(at, at + minLength)) ?? [])
      add(at, endOfForm(form, text, at, truncated))
  }
  if (truncated.before) add(0, endOfTruncatedForm([...forms.values()].flat(), text, truncated))
  return ranges
}

/** Returns where a form ends that begins at an index of a text; 0 when it does not begin there. */
function endOfForm(form: string, text: string, at: number, { after }: TruncatedSides): number {
  if (text.startsWith(form, at)) return at + form.length
  if (!after || at + form.length + maxPartialEscape < text.length) return 0
  let shared = minLength
  while (form[shared] !== undefined && form[shared] === text[at + shared]) shared++
  return at + shared + maxPartialEscape >= text.length ? text.length : 0
}

/** Returns where the rest of a truncated form ends at the beginning of a text; 0 when there is none. */
function endOfTruncatedForm(forms: string[], text: string, truncated: TruncatedSides): number {
  let end = 0
  for (let at = 0; at <= maxPartialEscape && at + minLength <= text.length; at++) {
    const start = text.slice(at, at + minLength)
    for (const form of forms) {
      for (let offset = form.indexOf(start, 1); offset > 0; offset = form.indexOf(start, offset + 1))
        end = Math.max(end, endOfForm(form.slice(offset), text, at, truncated))
    }
  }
  return end
}
