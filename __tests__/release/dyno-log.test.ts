import { expect, test } from '@jest/globals'
import { endOfLog } from '../../src/release/dyno-log.js'

const frame = (path: string) => `app[web.1]:     at Object.<anonymous> (${path}:1:1)`

test('the end of a log contains the cause of a crash, whatever npm and Node.js print around it', () => {
  const crash = [
    'heroku[web.1]: Starting process with command `npm start`',
    'app[web.1]: > app@1.0.0 start',
    'app[web.1]: > node server.js',
    'app[web.1]: /app/server.js:3',
    "app[web.1]: throw new Error('cannot connect')",
    'app[web.1]: ^',
    'app[web.1]: ',
    'app[web.1]: Error: cannot connect to the database',
    frame('/app/server.js'),
    ...Array.from({ length: 9 }, () => frame('node:internal/modules/cjs/loader')),
    'app[web.1]: Node.js v24.1.0',
    ...Array.from({ length: 5 }, () => 'app[web.1]: npm notice New major version of npm available!'),
    'heroku[web.1]: Process exited with status 1',
    'heroku[web.1]: State changed from starting to crashed',
  ]
  expect(endOfLog(crash, 'web.1')).toEqual([
    '> app@1.0.0 start',
    '> node server.js',
    '/app/server.js:3',
    "throw new Error('cannot connect')",
    '^',
    'Error: cannot connect to the database',
    '    at Object.<anonymous> (/app/server.js:1:1)',
    'Node.js v24.1.0',
    'Heroku: Process exited with status 1',
  ])
})

test('a stack trace of an app fits into the end of a log', () => {
  const frames = Array.from({ length: 10 }, (_, index) => frame(`/app/lib/${index}.js`))
  const log = ['app[web.1]: Error: no database', ...frames, 'heroku[web.1]: Process exited with status 1']
  expect(endOfLog(log, 'web.1')).toHaveLength(12)
  expect(endOfLog([...log, ...log], 'web.1')).toHaveLength(20)
})

test('the end of a log is that of the last start with lines, and of one dyno', () => {
  const start = (dyno: string, line: string) => [
    `heroku[${dyno}]: Starting process with command \`node .\``,
    ...(line === '' ? [] : [`app[${dyno}]: ${line}`]),
  ]
  const log = [...start('web.1', 'first'), ...start('web.1', 'second'), ...start('web.2', 'other')]
  expect(endOfLog(log, 'web.1')).toEqual(['second'])
  expect(endOfLog([...log, ...start('web.1', '')], 'web.1')).toEqual(['second'])
})
