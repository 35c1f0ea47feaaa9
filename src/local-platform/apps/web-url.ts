import type { AppRecord } from './records.js'

/** The app's address as Heroku would give it; nothing answers there. */
export function webUrl(app: AppRecord): string {
  return `https://${app.name}-${app.hostSuffix}.herokuapp.com/`
}
