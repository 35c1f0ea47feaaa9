import { parseArgs } from 'node:util'
import { type Stage, stages } from './apps/records.js'
import type { PlatformOptions } from './platform.js'

export const help = `Usage: npm run platform -- [--port PORT] [--api-key KEY] [--app NAME[=STAGE]]... [--pipeline NAME]
                            [--data DIR] [--node-finder ARG]... [--stop-file FILE]

Serves a Heroku Platform API on this machine (127.0.0.1), and the apps that are deployed to it, until Ctrl-C.

  --port PORT         Port to listen on (default: a free one)
  --api-key KEY       Key that clients must present (default: a random one)
  --app NAME[=STAGE]  App to create, and its stage in the pipeline; can be repeated
  --pipeline NAME     Pipeline to create
  --data DIR          Keep apps, slugs and releases in this directory, and load those that it has
  --node-finder ARG   Script that finds the Node that an app's engines.node asks for; repeat it for the script's
                      arguments (default: one that warns when this machine's Node is another)
  --stop-file FILE    Stop, as with Ctrl-C, when this file exists, and remove it afterwards
  -h, --help          Show this text
`

export interface PlatformArguments extends PlatformOptions {
  apps: string[]
  stopFile?: string
}

/**
 * Reads the command's arguments.
 *
 * @throws Error that says which argument is wrong
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
      'node-finder': { type: 'string', multiple: true },
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
  const nodeFinder = values['node-finder']
  return {
    port,
    ...appsOf(values.app ?? [], values.pipeline),
    ...(apiKey !== undefined && { apiKey }),
    ...(values.data !== undefined && { dataDir: values.data }),
    ...(nodeFinder !== undefined && { nodeFinder }),
    ...(stopFile !== undefined && { stopFile }),
  }
}

function appsOf(values: string[], pipeline?: string): Pick<PlatformArguments, 'apps' | 'pipeline'> {
  const all = values.map((app): [string, string?] => {
    const at = app.indexOf('=')
    return at === -1 ? [app] : [app.slice(0, at), app.slice(at + 1)]
  })
  const apps = all.map(([name]) => name)
  const stagesOfApps = all.flatMap(([name, stage]) =>
    stage === undefined ? [] : [[name, stageOf(stage)] as const],
  )
  if (pipeline !== undefined) return { apps, pipeline: { name: pipeline, stages: new Map(stagesOfApps) } }
  if (stagesOfApps.length > 0) throw new Error('--app NAME=STAGE needs --pipeline')
  return { apps }
}

function stageOf(text: string): Stage {
  const stage = stages.find((stage) => stage === text)
  if (stage === undefined)
    throw new Error(`--app has the stage '${text}', which is not one of ${stages.join(', ')}`)
  return stage
}
