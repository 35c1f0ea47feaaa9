import type { App } from '@heroku-cli/schema'
import { api, type PlatformAccess } from './platform-client.js'

/** A web process that answers `hello`. */
export const helloServer =
  "require('http').createServer((_, response) => response.end('hello')).listen(process.env.PORT)\n"

/** Returns what a visitor of an app gets: Heroku's maintenance page, or what the app answers. */
export async function visit(platform: PlatformAccess, app: string): Promise<string> {
  const { web_url: url } = await api<App>(platform, 'GET', `/apps/${app}`)
  const response = await fetch(url ?? '')
  const text = await response.text()
  return response.status === 503 && text.includes('undergoing maintenance') ? 'maintenance page' : text
}

/** Decodes the character references of a summary. */
export function decoded(summary: string): string {
  return summary.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
}

/** Returns whether the API says that an app is in maintenance mode. */
export async function isInMaintenance(platform: PlatformAccess, app: string): Promise<boolean> {
  const { maintenance } = await api<App>(platform, 'GET', `/apps/${app}`)
  return maintenance === true
}

/** Turns an app's maintenance mode on or off, as `heroku maintenance:on` does. */
export async function setMaintenance(platform: PlatformAccess, app: string, on: boolean): Promise<void> {
  await api(platform, 'PATCH', `/apps/${app}`, { maintenance: on })
}
