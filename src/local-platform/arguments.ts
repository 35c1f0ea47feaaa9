import { parseArgs } from 'node:util'
import { type Stage, stages } from './apps/records.js'
import type { PlatformOptions } from './platform.js'

/** What the command can be told. */
export const help = `Usage: npm run platform -- [--port PORT] [--api-key KEY] [--app NAME[=STAGE]]... [--pipeline NAME]
                            [--data DIR] [--stop-file FILE]

Serves a Heroku Platform API on this machine (127.0.0.1) until Ctrl-C.

  --port PORT         Port to listen on (default: a free one)
  --api-key KEY       Key that clients must present (default: a random one)
  --app NAME[=STAGE]  App to start with, and its stage in the pipeline; may be repeated
  --pipeline NAME     Pipeline to start with
  --data DIR          Keep apps, slugs and releases in this directory, and go on with those that are there
  --stop-file FILE    Stop, as with Ctrl-C, when this file is there, and remove it then
  -h, --help          Show this text
`

/** What the command was told. */
export interface PlatformArguments extends PlatformOptions {
  apps: string[]
  stopFile?: string
}

/**
 * Reads the command's arguments.
 *
 * @throws Error that says what is wrong with them
 */
export function readArguments(args: string[]): PlatformArguments | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'api-key': { type: 'string' },
      app: { type: 'string', multiple: true },
      pipeline: { type: 'string' },
      data: { type: 'string' },
      'stop-file': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return 'help'
  const port = values.port === undefined ? 0 : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
    throw new Error(`--port must be a number from 0 to 65535, not '${values.port}'`)
  }
  const apiKey = values['api-key']
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new Error('--api-key must be visible ASCII characters without spaces')
  }
  const stopFile = values['stop-file']
  return {
    port,
    ...appsOf(values.app ?? [], values.pipeline),
    ...(apiKey !== undefined && { apiKey }),
    ...(values.data !== undefined && { dataDir: values.data }),
    ...(stopFile !== undefined && { stopFile }),
  }
}

function appsOf(given: string[], pipeline?: string): Pick<PlatformArguments, 'apps' | 'pipeline'> {
  const all = given.map((app): [string, string?] => {
    const at = app.indexOf('=')
    return at === -1 ? [app] : [app.slice(0, at), app.slice(at + 1)]
  })
  const apps = all.map(([name]) => name)
  const staged = all.flatMap(([name, stage]) =>
    stage === undefined ? [] : [[name, stageOf(stage)] as const],
  )
  if (pipeline !== undefined) return { apps, pipeline: { name: pipeline, stages: new Map(staged) } }
  if (staged.length > 0) throw new Error('--app NAME=STAGE goes with --pipeline')
  return { apps }
}

function stageOf(text: string): Stage {
  const stage = stages.find((stage) => stage === text)
  if (stage === undefined) throw new Error(`--app has the stage '${text}': there are ${stages.join(', ')}`)
  return stage
}
