import { apiPath, type HerokuClient } from './client.js'
import { createOnce } from './create-once.js'
import { getRelease, listNewestReleases, type Release } from './releases.js'

/** What is to become of config vars, by name: a value, or `null` for one that is to go. */
export type ConfigChanges = Record<string, string | null>

/**
 * Reads an app's config vars: `GET /apps/{app}/config-vars`.
 *
 * @throws HerokuError, 403 without the permission `deploy`
 */
export async function getConfigVars(client: HerokuClient, app: string): Promise<Map<string, string>> {
  return readVars(client, apiPath`/apps/${app}/config-vars`)
}

/** What of the changes would change anything. */
export function changesNeeded(changes: ConfigChanges, config: Map<string, string>): ConfigChanges {
  const entries = Object.entries(changes).filter(([name, value]) => value !== (config.get(name) ?? null))
  return Object.fromEntries(entries)
}

/**
 * Changes config vars: `PATCH /apps/{app}/config-vars`. That makes a release and so runs the release command of what
 * the app runs; until it has succeeded, the app has the config vars that it had. So the request is never repeated
 * blindly: the newer releases are searched for one that has the changes.
 *
 * @returns the release, which the answer does not name; nothing when there is none
 * @throws HerokuError, 422 for a name or a value that Heroku does not take
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
    return { made: undefined }
  }
  const find = async () => {
    const releases = await listNewestReleases(client, app)
    for (const release of releases.filter(({ version }) => version > (before?.version ?? 0)).reverse()) {
      const url = apiPath`/apps/${app}/releases/${release.id}/config-vars`
      const left = changesNeeded(changes, await readVars(client, url))
      if (Object.keys(left).length === 0) return { made: release }
    }
    return undefined
  }
  const { made } = await createOnce<{ made: Release | undefined }>(change, find, client.signal)
  // Others may release at the same time: ours is the first that has the changes.
  const release = made ?? (await find())?.made
  // A list leaves out the stream of its output.
  return release && getRelease(client, app, release.id)
}

async function readVars(client: HerokuClient, url: string): Promise<Map<string, string>> {
  const vars = await client.request<Record<string, string | null>>('GET', url)
  return new Map(Object.entries(vars).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}
