import type { FormationUpdate } from '../heroku/formation.js'
import type { HealthCheck } from './health-check.js'

/** What to do with an app once a release was created. */
export interface AfterRelease {
  /** Whether to wait for a release command that is still running; if not, what follows is left out while it runs. */
  waitForRelease: boolean
  /** Whether the app is in maintenance mode from before the release until it runs. */
  maintenance: boolean
  /** The formation that the app should have; process types that it lacks stay as they are. */
  formation: FormationUpdate[]
  /** Milliseconds that the app's dynos have to run the release; if absent, they are not waited for. */
  dynosTimeout?: number
  healthCheck?: HealthCheck
  /** A command to run in a one-off dyno at the end; empty for none. */
  runAfter: string
}
