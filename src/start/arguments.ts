import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const help = `Usage: npm start -- [PATH] [--keep] [--env NAME=VALUE]... [--buildpack BUILDPACK]...

Deploys the checked-out commit to the local platform, as a workflow would, and shows the log, the start of the app and
its answer to a request.

  PATH                   Git checkout to deploy (default: this project)
  --keep                 Leave the app running until Ctrl-C, and follow its log
  --env NAME=VALUE       Config var of the app; can be repeated
  --buildpack BUILDPACK  Buildpack by URL, path or name instead of the detected one; can be repeated
  -h, --help             Show this text
`

export interface StartArguments {
  /** Absolute path; `undefined` for this project. */
  path: string | undefined
  keep: boolean
  /** Config vars. */
  env: Record<string, string>
  /** In the order in which they run. */
  buildpacks: string[]
}

/**
 * Reads the command's arguments.
 *
 * @param directory where relative paths begin
 * @throws Error that says which argument is wrong, without the values of config vars
 */
export function readArguments(args: string[], directory: string): StartArguments | 'help' {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      keep: { type: 'boolean', default: false },
      env: { type: 'string', multiple: true, default: [] },
      buildpack: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  const [path, ...more] = positionals
  if (more.length > 0) throw new TypeError(`Only one path is allowed, not ${positionals.length}`)
  return {
    path: path === undefined ? undefined : resolve(directory, path),
    keep: values.keep,
    env: Object.fromEntries(values.env.map(configVar)),
    buildpacks: values.buildpack.map((buildpack) => buildpackIn(directory, buildpack)),
  }
}

function configVar(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new TypeError('--env must be NAME=VALUE')
  const name = text.slice(0, at)
  if (!/^\w+$/.test(name)) {
    throw new TypeError(`--env: '${name}' is not a name of letters, digits and underscores`)
  }
  return [name, text.slice(at + 1)]
}

function buildpackIn(directory: string, buildpack: string): string {
  if (buildpack.trim() === '') throw new TypeError('--buildpack must be a URL, a path or a name')
  return /^\.\.?([\\/]|$)/.test(buildpack) ? resolve(directory, buildpack) : buildpack
}
