// Contents of made-up files that compress as those of a real repository with its node_modules: source, JSON, minified
// code, and assets that are compressed already.
import { chance, draw, noise } from './chance.js'

const syllables =
  'al an ar ba be bo ca ce co con cre da de di do ed en er es fa fi for ga ge get go ha he hi id in is it ja ju key la le li lo ma map me mi mo na ne no on op or pa pe po pro qu ra re ri ro sa se set si so st ta te ti to tri un up us va ve vi wa we wi x ya ze'.split(
    ' ',
  )

/** In a directory. */
const filesTogether = 12

const kinds = [
  { share: 0.585, extension: 'js', make: source },
  { share: 0.14, extension: 'json', make: json },
  { share: 0.14, extension: 'min.js', make: minified },
  { share: 0.05, extension: 'md', make: prose },
  { share: 0.085, extension: 'png', make: (random, _words, length) => noise(random, length) },
]

/**
 * Makes files up, the same ones every time.
 *
 * @param seed another one gives other files
 * @param count how many
 * @param bytes all of them together
 */
export function* contents({ seed, count, bytes }) {
  const random = chance(seed)
  const words = Array.from({ length: 12_000 }, () => word(random))
  const sizes = sizesOf(random, count, bytes)
  for (const [index, size] of sizes.entries()) {
    const { extension, make } = kindOf(random())
    const group = index % Math.ceil(count / filesTogether)
    const directory = `packages/${words[group % 97]}/${words[group % words.length]}`
    const path = `${directory}/${draw(random, words)}-${index}.${extension}`
    yield { path, content: Buffer.from(make(random, words, size)).subarray(0, size) }
  }
}

function kindOf(chosen) {
  let sum = 0
  return kinds.find(({ share }) => {
    sum += share
    return chosen < sum
  })
}

/** Many small files and a few large ones: logarithms of their sizes are spread normally. */
function sizesOf(random, count, bytes) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const weights = Array.from({ length: count }, () => Math.exp(1.2 * normal()))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.max(1, Math.round((weight / sum) * bytes)))
}

function word(random) {
  const parts = 1 + Math.floor(random() * 3)
  return Array.from({ length: parts }, () => syllables[Math.floor(random() * syllables.length)]).join('')
}

/** Names that a file of its own uses again and again. */
function namesOf(random, words, count) {
  return Array.from({ length: count }, () => {
    const [first, second] = [draw(random, words), words[Math.floor(random() * words.length)]]
    return random() < 0.4 ? first : first + second.charAt(0).toUpperCase() + second.slice(1)
  })
}

/** Lines until there are enough bytes; some passages come again, as they do wherever people write code. */
function lines(random, length, line) {
  const made = []
  for (let size = 0; size < length; ) {
    const from = Math.floor(random() * made.length)
    const next = random() < 0.05 ? made.slice(from, from + 4 + Math.floor(random() * 24)) : [line()]
    made.push(...next)
    size += next.reduce((sum, one) => sum + one.length + 1, 0)
  }
  return `${made.join('\n')}\n`
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

function source(random, words, length) {
  const names = namesOf(random, words, 60)
  const name = () => draw(random, names)
  let depth = 0
  return lines(random, length, () => {
    if (random() < 0.12) return `${'  '.repeat(depth)}// ${sentence(random, words)}`
    depth = Math.max(0, Math.min(4, depth + Math.floor(random() * 3) - 1))
    return '  '.repeat(depth) + draw(random, statements)(name, random)
  })
}

function json(random, words, length) {
  const keys = namesOf(random, words, 20)
  return lines(random, length, () => {
    const value = random() < 0.5 ? Math.floor(random() * 100_000) : `"${draw(random, words)}"`
    return `    "${draw(random, keys)}": ${value},`
  })
}

function minified(random, words, length) {
  const names = namesOf(random, words, 80)
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26))
  const parts = [
    () =>
      `function ${letter()}(${letter()},${letter()}){return ${letter()}.${draw(random, names)}(${letter()})}`,
    () => `var ${letter()}=${letter()}.${draw(random, names)};`,
    () => `${letter()}&&${letter()}.${draw(random, names)}(${letter()},"${draw(random, words)}"),`,
    () => `${letter()}[${Math.floor(random() * 100)}]=${letter()};`,
  ]
  const made = []
  for (let size = 0; size < length; ) {
    const next = draw(random, parts)()
    made.push(next)
    size += next.length
  }
  return made.join('')
}

function prose(random, words, length) {
  return lines(random, length, () => sentence(random, words))
}

function sentence(random, words) {
  const count = 4 + Math.floor(random() * 10)
  return Array.from({ length: count }, () => draw(random, words)).join(' ')
}
