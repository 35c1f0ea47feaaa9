/** Anything shorter would be replaced where it means something else. */
const shortestSecret = 6
/** Servers escape what is escaped already, JSON in JSON, say: so many times it is taken off. */
const maxLayers = 3
/** A cut may go through an escape: so much of it may be left at the edge of a text. */
const maxPartialEscape = 8

/** Forms of secrets by their first characters: so a text is searched once, however many secrets there are. */
type SecretForms = Map<string, string[]>

const secrets: SecretForms = new Map()
/** What may as well be a common word, such as the value `production` of a config var. */
const words: SecretForms = new Map()

/** Has a value replaced from now on. */
export function registerSecret(value: string): void {
  register(value, secrets)
}

/** The same for what may as well be a common word: {@link redactSecrets} leaves it, or addresses would lead nowhere. */
export function registerValue(value: string): void {
  register(value, words)
}

/** Of which sides a text was cut off: there, parts of secrets are replaced too. */
export interface TruncatedSides {
  before?: boolean
  after?: boolean
}

/**
 * Replaces secrets by `***`: as they are, escaped for JSON, HTML or URLs, in base64, and with white space, colours or
 * control characters in between. Text from elsewhere goes through this before it is cut, trimmed or stripped.
 */
export function redact(text: string, cut: TruncatedSides = {}): string {
  return redactForms([secrets, words], text, cut)
}

/** The same for an output, or for Markdown whose words {@link redact} has been through already. */
export function redactSecrets(text: string): string {
  return redactForms([secrets], text, {})
}

/** The beginning of a text of any length, redacted. */
export function redactAndTruncate(text: string, most: number): string {
  const looked = text.slice(0, 16 * most)
  return redact(looked, { after: looked.length < text.length }).slice(0, most)
}

/** Where a text can be cut without cutting through a secret, which the runner would not know any more. */
export function findSafeCut(text: string): number {
  const every = [...secrets.values(), ...words.values()].flat()
  const longest = Math.max(0, ...every.map(({ length }) => length))
  for (let at = Math.max(0, text.length - longest); at < text.length; at++) {
    const start = text.slice(at, at + shortestSecret)
    const alike =
      start.length < shortestSecret ? every : [secrets, words].flatMap((forms) => forms.get(start) ?? [])
    if (alike.some((form) => at + form.length > text.length && form.startsWith(text.slice(at)))) return at
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
    const start = form.slice(0, shortestSecret)
    if (form.length >= shortestSecret) forms.set(start, [...(forms.get(start) ?? []), form])
  }
}

/** Behind any number of bytes, but for the characters that depend on what is around it. */
function inBase64(value: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)])
    const sure = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)]
    return [bytes.toString('base64').slice(...sure), bytes.toString('base64url').slice(...sure)]
  })
}

/** A text, and where each of its characters begins and ends in the text as it came. */
interface Layer {
  text: string
  from: number[]
  to: number[]
}

/** Escapes, what nobody sees, and all else. */
const parts =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /(?:%|\\x)([\da-f]{2})|\\u([\da-f]{4})|&#x([\da-f]{1,6});|&#(\d{1,7});|&(amp|lt|gt|quot|apos);|\\([^bfnrtv])|\\.|(?:\u001b\[|\u009b)[\d;:?]{0,40}[a-z]|\u001b\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|[\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|([^%\\&\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2060\ufeff]+|.)/gi
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text as it is, and without its escapes, as long as there are any. */
function unescapeLayers(text: string): Layer[] {
  const from = Array.from({ length: text.length }, (_, index) => index)
  const layers: Layer[] = []
  for (let layer: Layer = { text, from, to: from.map((place) => place + 1) }; ; layer = unescapeOnce(layer)) {
    if (layer.text === layers.at(-1)?.text || layers.length > maxLayers) return layers
    layers.push(layer)
  }
}

function unescapeOnce({ text, from, to }: Layer): Layer {
  const next: Layer = { text: '', from: [], to: [] }
  for (const match of text.matchAll(parts)) {
    const [part, byte, unit, hex, decimal, name = '', character, rest] = match
    const number = Number.parseInt(byte ?? unit ?? hex ?? '', 16) || Number(decimal ?? 0)
    const meaning =
      rest ?? character ?? named[name.toLowerCase()] ?? (number ? String.fromCharCode(number) : '')
    next.text += meaning
    for (let index = 0; index < meaning.length; index++) {
      next.from.push(from[match.index + index] ?? 0)
      next.to.push(to[match.index + (rest ? index : part.length - 1)] ?? 0)
    }
  }
  return next
}

function redactForms(all: SecretForms[], text: string, cut: TruncatedSides): string {
  const known = all.filter(({ size }) => size > 0)
  const layers = known.length > 0 ? unescapeLayers(text) : []
  const hidden = known.flatMap((forms) => layers.flatMap((layer) => findSecrets(forms, layer, cut)))
  let redacted = ''
  let at = 0
  for (const [from, to] of hidden.sort(([one], [other]) => one - other)) {
    if (from >= at) redacted += `${text.slice(at, from)}***`
    at = Math.max(at, to)
  }
  return redacted + text.slice(at)
}

/** Where secrets begin and end in a text, by places in the text as it came. */
function findSecrets(forms: SecretForms, { text, from, to }: Layer, cut: TruncatedSides): [number, number][] {
  const ranges: [number, number][] = []
  const note = (at: number, end: number) => {
    if (end > at) ranges.push([from[at] ?? 0, to[end - 1] ?? 0])
  }
  for (let at = 0; at + shortestSecret <= text.length; at++) {
    for (const form of forms.get(text.slice(at, at + shortestSecret)) ?? [])
      note(at, endOfForm(form, text, at, cut))
  }
  if (cut.before) note(0, endOfTruncatedForm([...forms.values()].flat(), text, cut))
  return ranges
}

/** Where a form ends whose beginning is at a place of a text; 0 when it is not there. */
function endOfForm(form: string, text: string, at: number, { after }: TruncatedSides): number {
  if (text.startsWith(form, at)) return at + form.length
  if (!after || at + form.length + maxPartialEscape < text.length) return 0
  let shared = shortestSecret
  while (form[shared] !== undefined && form[shared] === text[at + shared]) shared++
  return at + shared + maxPartialEscape >= text.length ? text.length : 0
}

/** Where that ends which a cut has left of a form at the beginning of a text. */
function endOfTruncatedForm(forms: string[], text: string, cut: TruncatedSides): number {
  let end = 0
  for (let at = 0; at <= maxPartialEscape && at + shortestSecret <= text.length; at++) {
    const start = text.slice(at, at + shortestSecret)
    for (const form of forms) {
      for (let place = form.indexOf(start, 1); place > 0; place = form.indexOf(start, place + 1))
        end = Math.max(end, endOfForm(form.slice(place), text, at, cut))
    }
  }
  return end
}
