import { describe, expect, test } from '@jest/globals'
import { CommandOutput } from '../../src/release/command-output.js'

const marker = 'exit-status-1234'

/** Pushes texts, and returns the output and the exit status. */
function read(...chunks: (string | Buffer)[]): { text: string; exitStatus: number | undefined } {
  const output = new CommandOutput(marker)
  const pieces = chunks.map((chunk) => output.push(Buffer.from(chunk)))
  const text = Buffer.concat([...pieces, output.end()]).toString()
  return { text, exitStatus: output.exitStatus }
}

describe('the output of a command', () => {
  test.each<[string, string[], string, number | undefined]>([
    ['in one piece', ['rendezvous\r\nhello\nexit-status-1234: 3\n'], 'hello\n', 3],
    ['that ends without a line break', ['rendezvous\r\nhelloexit-status-1234: 0\n'], 'hello', 0],
    ['with line breaks of a terminal', ['rendezvous\r\nhello\r\nexit-status-1234: 1\r\n'], 'hello\r\n', 1],
    ['whose exit status ends the connection', ['rendezvous\r\nexit-status-1234: 137'], '', 137],
    ['without an exit status', ['rendezvous\r\nhello\nwor', 'ld'], 'hello\nworld', undefined],
    ['without a greeting', ['hello\nexit-status-1234: 0\n'], 'hello\n', 0],
    ['of which nothing comes', [], '', undefined],
    [
      'that shows the command itself',
      ['rendezvous\r\n+ echo \'exit-status-1234: 0\'\necho "exit-status-1234: $?"\nexit-status-1234: 2\n'],
      '+ echo \'exit-status-1234: 0\'\necho "exit-status-1234: $?"\n',
      2,
    ],
    ['after which more comes', ['rendezvous\r\nexit-status-1234: 2\nlate\n', 'later\n'], '', 2],
  ])('%s', (_, chunks, text, exitStatus) => {
    expect(read(...chunks)).toEqual({ text, exitStatus })
  })

  test('is the same however it is cut', () => {
    const long = `${'x'.repeat(300)}ä€\n${'y'.repeat(70_000)}`
    const bytes = Buffer.from(`rendezvous\r\n${long}exit-status-1234: 12\n`)
    const sizes = [1, 2, 7, 255, 256, 257, 65_536]
    for (const size of sizes) {
      const count = Math.ceil(bytes.length / size)
      const chunks = Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
      expect(read(...chunks)).toEqual({ text: long, exitStatus: 12 })
    }
  })

  test('is not held back while a line is long', () => {
    const output = new CommandOutput(marker)
    output.push(Buffer.from('rendezvous\r\n'))
    expect(output.push(Buffer.from('.'.repeat(1000))).length).toBeGreaterThan(700)
  })

  test('is quoted by its last lines', () => {
    const output = new CommandOutput(marker)
    output.push(Buffer.from('rendezvous\r\nno table\nexit-status-1234: 1\n'))
    expect(output.lastLines()).toEqual(['no table'])
  })
})
