import type { AppRecord } from './records.js'

/** Returns the app's address in Heroku's form; no server answers there. */
export function webUrl(app: AppRecord): string {
  return `https://${app.name}-${app.hostSuffix}.herokuapp.com/`
}
