import { code } from './markdown.js'

/**
 * Returns the address of a build's or release's page in Heroku's dashboard, where its log is.
 *
 * @returns empty for another API than Heroku's own, such as the local platform
 */
export function dashboardUrl(apiUrl: URL, app: string, kind: 'builds' | 'releases', id: string): string {
  if (apiUrl.host !== 'api.heroku.com') return ''
  const segments = [app, 'activity', kind, id].map(encodeURIComponent)
  return `https://dashboard.heroku.com/apps/${segments.join('/')}`
}

/** Returns code that links to an address of ours, if there is one. */
export function linkedCode(label: string, address: string): string {
  return address === '' ? code(label) : `[${code(label)}](<${address}>)`
}
