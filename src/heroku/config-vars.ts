import { apiPath, type HerokuClient } from './client.js'
import { createOnce } from './create-once.js'
import { getRelease, listNewestReleases, type Release } from './releases.js'

/** New values of config vars by name; `null` unsets one. */
export type ConfigChanges = Record<string, string | null>

/** Returns the changes that set config vars, and unset those whose value is empty. */
export function toConfigChanges(vars: Record<string, string>): ConfigChanges {
  return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, value === '' ? null : value]))
}

/**
 * Reads an app's config vars: `GET /apps/{app}/config-vars`.
 *
 * @throws HerokuError, 403 without the permission `deploy`
 */
export async function getConfigVars(client: HerokuClient, app: string): Promise<Map<string, string>> {
  return readVars(client, apiPath`/apps/${app}/config-vars`)
}

/**
 * Reads the config vars of a release: `GET /apps/{app}/releases/{id}/config-vars`.
 */
export async function getReleaseConfigVars(
  client: HerokuClient,
  app: string,
  release: string,
): Promise<Map<string, string>> {
  return readVars(client, apiPath`/apps/${app}/releases/${release}/config-vars`)
}

/** Returns the changes that the app's config vars do not have yet. */
export function changesNeeded(changes: ConfigChanges, config: Map<string, string>): ConfigChanges {
  const entries = Object.entries(changes).filter(([name, value]) => value !== (config.get(name) ?? null))
  return Object.fromEntries(entries)
}

/**
 * Changes config vars: `PATCH /apps/{app}/config-vars`. That creates a release and so runs the release command of the
 * app's code; until that succeeds, the app keeps its old config vars. When the response is lost, it searches the newer
 * releases for one that has the changes before it sends the request again.
 *
 * @returns the release, which the response does not name; nothing when there is none
 * @throws HerokuError, 422 for a name or a value that Heroku does not accept
 */
export async function changeConfigVars(
  client: HerokuClient,
  app: string,
  changes: ConfigChanges,
): Promise<Release | undefined> {
  const [before] = await listNewestReleases(client, app)
  const change = async () => {
    const options = { body: changes, idempotent: false }
    await client.command('PATCH', apiPath`/apps/${app}/config-vars`, options)
    return { release: undefined }
  }
  const find = async () => {
    const releases = await listNewestReleases(client, app)
    for (const release of releases.filter(({ version }) => version > (before?.version ?? 0)).reverse()) {
      const missing = changesNeeded(changes, await getReleaseConfigVars(client, app, release.id))
      if (Object.keys(missing).length === 0) return { release }
    }
    return undefined
  }
  const created = await createOnce<{ release: Release | undefined }>(change, find, client.signal)
  // Others may release at the same time: ours is the first release with the changes.
  const release = created.release ?? (await find())?.release
  // Releases in lists lack the output stream.
  return release && getRelease(client, app, release.id)
}

async function readVars(client: HerokuClient, url: string): Promise<Map<string, string>> {
  const vars = await client.request<Record<string, string | null>>('GET', url)
  return new Map(Object.entries(vars).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}
