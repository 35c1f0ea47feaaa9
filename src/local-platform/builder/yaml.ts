import { type DocumentOptions, type ParseOptions, parse, type SchemaOptions } from 'yaml'
import { messageOf } from './failure.js'

/** Far more than settings need. */
const maxCharacters = 64 * 1024
const maxBrackets = 200
const maxIndentation = 100

/**
 * Parses untrusted YAML.
 *
 * @throws Error if it is not YAML, or is larger or nested more deeply than settings are. The message says what "it" is
 */
export function parseUntrustedYaml(
  text: string,
  options: DocumentOptions & ParseOptions & SchemaOptions = {},
): unknown {
  if (text.length > maxCharacters) throw new Error(`it has more than ${maxCharacters} characters`)
  if (isNestedDeeply(text)) throw new Error('it is nested too deeply')
  try {
    return parse(text, { logLevel: 'error', ...options })
  } catch (error) {
    throw new Error(`it is not YAML: ${messageOf(error).split('\n')[0]}`, { cause: error })
  }
}

/** The parser recurses: deep nesting exhausts its stack, and `? ` 400 times in a row stops the process for 30 s. */
function isNestedDeeply(text: string): boolean {
  const brackets = text.match(/[[{]/g)?.length ?? 0
  const deepLine = new RegExp(`^[ \\t?-]{${maxIndentation}}`, 'm')
  return brackets > maxBrackets || deepLine.test(text)
}
