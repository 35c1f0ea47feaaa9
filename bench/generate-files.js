// Generates files that compress like those of a real repository with its node_modules: source, JSON, minified code, and
// assets that are compressed already.
import { pickSkewed, randomBytes, seededRandom } from './random.js'

const syllables =
  'al an ar ba be bo ca ce co con cre da de di do ed en er es fa fi for ga ge get go ha he hi id in is it ja ju key la le li lo ma map me mi mo na ne no on op or pa pe po pro qu ra re ri ro sa se set si so st ta te ti to tri un up us va ve vi wa we wi x ya ze'.split(
    ' ',
  )

const filesPerDirectory = 12

const mixedKinds = [
  { share: 0.585, extension: 'js', make: makeSource },
  { share: 0.14, extension: 'json', make: makeJson },
  { share: 0.14, extension: 'min.js', make: makeMinified },
  { share: 0.05, extension: 'md', make: makeProse },
  { share: 0.085, extension: 'png', make: (random, _words, length) => randomBytes(random, length) },
]

/** Text without repeated passages. */
export const proseKinds = [{ share: 1, extension: 'txt', make: makeText }]

/**
 * Generates files, the same ones for the same options.
 *
 * @param options `seed` of the content, `count` of files, `bytes` of all files together, and `kinds` of files
 */
export function* generateFiles({ seed, count, bytes, kinds = mixedKinds }) {
  const random = seededRandom(seed)
  const words = Array.from({ length: 12_000 }, () => makeWord(random))
  const sizes = generateSizes(random, count, bytes)
  for (const [index, size] of sizes.entries()) {
    const { extension, make } = pickKind(kinds, random())
    const group = index % Math.ceil(count / filesPerDirectory)
    const directory = `packages/${words[group % 97]}/${words[group % words.length]}`
    const path = `${directory}/${pickSkewed(random, words)}-${index}.${extension}`
    yield { path, content: Buffer.from(make(random, words, size)).subarray(0, size) }
  }
}

function pickKind(kinds, chosen) {
  let sum = 0
  return kinds.find(({ share }) => {
    sum += share
    return chosen < sum
  })
}

/** Returns many small sizes and a few large ones, in a log-normal distribution. */
function generateSizes(random, count, bytes) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const weights = Array.from({ length: count }, () => Math.exp(1.2 * normal()))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.max(1, Math.round((weight / sum) * bytes)))
}

function makeWord(random) {
  const parts = 1 + Math.floor(random() * 3)
  return Array.from({ length: parts }, () => syllables[Math.floor(random() * syllables.length)]).join('')
}

/** Returns the names that a file uses repeatedly. */
function pickNames(random, words, count) {
  return Array.from({ length: count }, () => {
    const [first, second] = [pickSkewed(random, words), words[Math.floor(random() * words.length)]]
    return random() < 0.4 ? first : first + second.charAt(0).toUpperCase() + second.slice(1)
  })
}

/** Generates lines up to a length in bytes. Some passages repeat earlier ones, as in real code. */
function generateLines(random, length, makeLine) {
  const lines = []
  for (let size = 0; size < length; ) {
    const from = Math.floor(random() * lines.length)
    const next = random() < 0.05 ? lines.slice(from, from + 4 + Math.floor(random() * 24)) : [makeLine()]
    lines.push(...next)
    size += next.reduce((sum, line) => sum + line.length + 1, 0)
  }
  return `${lines.join('\n')}\n`
}

const statements = [
  (name) => `const ${name()} = ${name()}.${name()}(${name()}, ${name()})`,
  (name) => `if (${name()} === ${name()}.${name()}) return ${name()}`,
  (name) => `export function ${name()}(${name()}, ${name()}) {`,
  () => '}',
  (name) => `import { ${name()}, ${name()} } from './${name()}.js'`,
  (name) => `for (const ${name()} of ${name()}) ${name()}.push(${name()}.${name()})`,
  (name) => `return this.${name()}.${name()}(${name()}) ?? ${name()}`,
  (name) => `this.${name()} = new ${name()}({ ${name()}: ${name()}, ${name()} })`,
  (name) => `await ${name()}.${name()}(\`\${${name()}} ${name()} ${name()}\`)`,
  (name) => `throw new Error('${name()} ${name()} ${name()}')`,
  (name, random) =>
    `${name()}[${Math.floor(random() * 256)}] = 0x${Math.floor(random() * 65536).toString(16)}`,
]

function makeSource(random, words, length) {
  const names = pickNames(random, words, 60)
  const name = () => pickSkewed(random, names)
  let depth = 0
  return generateLines(random, length, () => {
    if (random() < 0.12) return `${'  '.repeat(depth)}// ${makeSentence(random, words)}`
    depth = Math.max(0, Math.min(4, depth + Math.floor(random() * 3) - 1))
    return '  '.repeat(depth) + pickSkewed(random, statements)(name, random)
  })
}

function makeJson(random, words, length) {
  const keys = pickNames(random, words, 20)
  return generateLines(random, length, () => {
    const value = random() < 0.5 ? Math.floor(random() * 100_000) : `"${pickSkewed(random, words)}"`
    return `    "${pickSkewed(random, keys)}": ${value},`
  })
}

function makeMinified(random, words, length) {
  const names = pickNames(random, words, 80)
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26))
  const parts = [
    () =>
      `function ${letter()}(${letter()},${letter()}){return ${letter()}.${pickSkewed(random, names)}(${letter()})}`,
    () => `var ${letter()}=${letter()}.${pickSkewed(random, names)};`,
    () =>
      `${letter()}&&${letter()}.${pickSkewed(random, names)}(${letter()},"${pickSkewed(random, words)}"),`,
    () => `${letter()}[${Math.floor(random() * 100)}]=${letter()};`,
  ]
  const code = []
  for (let size = 0; size < length; ) {
    const next = pickSkewed(random, parts)()
    code.push(next)
    size += next.length
  }
  return code.join('')
}

function makeProse(random, words, length) {
  return generateLines(random, length, () => makeSentence(random, words))
}

function makeText(random, words, length) {
  const lines = []
  for (let size = 0; size < length; size += lines.at(-1).length + 1)
    lines.push(`${makeSentence(random, words)}.`)
  return `${lines.join('\n')}\n`
}

function makeSentence(random, words) {
  const count = 4 + Math.floor(random() * 10)
  return Array.from({ length: count }, () => pickSkewed(random, words)).join(' ')
}
