import { dirname, delimiter as pathDelimiter } from 'node:path'

/** Environment of a child process. */
export type Environment = Record<string, string>

/** Variables that every program needs, on POSIX and on Windows. */
const systemVariables = [
  'path home user logname shell tmpdir temp tmp lang lc_all lc_ctype tz',
  'systemroot systemdrive windir comspec pathext userprofile homedrive homepath appdata localappdata',
  'programdata programfiles programfiles(x86) programw6432 commonprogramfiles number_of_processors',
  'processor_architecture os',
]

/** Variables that programs need to reach the internet and the npm registry from a company's network. */
const networkVariables = [
  'http_proxy https_proxy no_proxy all_proxy',
  'node_extra_ca_certs node_use_system_ca ssl_cert_file ssl_cert_dir git_ssl_cainfo',
  'npm_config_cache npm_config_registry npm_config_cafile npm_config_userconfig',
  'npm_config_proxy npm_config_https_proxy npm_config_noproxy',
]

/** Variables that lead the clients of Docker and Podman to their daemon. */
const engineVariables = [
  'docker_host docker_context docker_config docker_cert_path docker_tls_verify container_host xdg_runtime_dir',
]

/**
 * Returns the environment for a dyno's command: the variables of `parent` that every program needs. It is an allow list,
 * so that no secret of the platform's process reaches the code of an app.
 */
export function dynoEnvironment(parent: NodeJS.ProcessEnv = process.env): Environment {
  return withNode(pick(parent, systemVariables))
}

/** Returns the environment for a buildpack: that of a dyno, and the variables for network access. */
export function buildEnvironment(parent: NodeJS.ProcessEnv = process.env): Environment {
  return withNode(pick(parent, [...systemVariables, ...networkVariables]))
}

/** Returns the environment for a container engine: that of a buildpack, and where its daemon is. */
export function engineEnvironment(parent: NodeJS.ProcessEnv = process.env): Environment {
  return withNode(pick(parent, [...systemVariables, ...networkVariables, ...engineVariables]))
}

/** Returns the value of PATH, in any case: on Windows the name is `Path`. */
export function pathOf(env: NodeJS.ProcessEnv): string {
  return env[pathName(env)] ?? ''
}

/** Returns the environment with a directory added at the start of PATH. */
export function prependPath(env: Environment, directory: string): Environment {
  return { ...env, [pathName(env)]: [directory, pathOf(env)].filter(Boolean).join(pathDelimiter) }
}

function pathName(env: NodeJS.ProcessEnv): string {
  return Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
}

function pick(parent: NodeJS.ProcessEnv, lists: string[]): Environment {
  const allowed = new Set(lists.flatMap((list) => list.split(' ')))
  const picked: Environment = {}
  for (const [name, value] of Object.entries(parent)) {
    if (value !== undefined && allowed.has(name.toLowerCase())) picked[name] = value
  }
  return picked
}

/** Adds the running Node at the end of PATH, so that another `node` in PATH takes precedence. */
function withNode(env: Environment): Environment {
  const directories = pathOf(env).split(pathDelimiter).filter(Boolean)
  const node = dirname(process.execPath)
  if (!directories.includes(node)) directories.push(node)
  return { ...env, [pathName(env)]: directories.join(pathDelimiter) }
}
