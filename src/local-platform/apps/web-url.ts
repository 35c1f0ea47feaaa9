import type { AppRecord } from './records.js'

/** Returns the address at which the router answers for the app. */
export function webUrl(app: AppRecord): string {
  return `http://127.0.0.1:${app.port}/`
}

/** Returns the app's domain at Heroku, which shows in what the router logs and in the list of domains. */
export function herokuDomain(app: AppRecord): string {
  return `${app.name}-${app.hostSuffix}.herokuapp.com`
}
