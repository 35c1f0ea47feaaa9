import type { HerokuClient } from '../heroku/client.js'
import type { Run } from '../runner/run.js'
import { readState, saveState } from '../runner/state.js'
import { attempt } from './attempt.js'
import { connectToGitHub, type GitHub } from './connect.js'
import {
  type Deployment,
  type DeploymentRequest,
  type DeploymentState,
  endDeployment,
  startDeployment,
} from './deployments.js'
import type { GitHubInputs } from './inputs.js'

// Who loads this when it is needed has the client with it: by itself it would be in the bundle twice.
export { connectToGitHub }

const showing = { what: 'Showing the deployment at GitHub', permission: 'deployments: write' }
const stateName = 'deployments'

/** Shows at GitHub what a run deploys where. Where GitHub refuses, one warning says so, and nothing more is shown. */
export class ShownDeployments {
  readonly #run: Run
  readonly #github: GitHub
  readonly #logUrl: string
  readonly #started = new Map<string, Promise<Deployment | undefined>>()
  readonly #left: Deployment[] = []
  #refused = false

  constructor(run: Run, { http }: Pick<HerokuClient, 'http'>, { access, run: { url } }: GitHubInputs) {
    this.#run = run
    this.#logUrl = url
    this.#github = connectToGitHub(access, http)
  }

  /** Shows a deployment in progress. Nobody has to wait for it. */
  start(environment: string, what: Omit<DeploymentRequest, 'environment' | 'logUrl'>): void {
    const request = { ...what, environment, logUrl: this.#logUrl }
    const starting = this.#attempt(async () => {
      const deployment = await startDeployment(this.#github, request)
      this.#left.push(deployment)
      saveState(stateName, this.#left)
      return deployment
    })
    this.#started.set(environment, starting)
  }

  /**
   * Shows how it ended.
   *
   * @param url where the app is served; empty when it is not
   */
  async end(environment: string, state: DeploymentState, url: string): Promise<void> {
    const deployment = await this.#started.get(environment)
    if (!deployment) return
    await this.#attempt(() => endDeployment(this.#github, deployment, state, url))
    this.#left.splice(this.#left.indexOf(deployment), 1)
    saveState(stateName, this.#left)
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#refused) return undefined
    return attempt(this.#run, showing, work, () => {
      this.#refused = true
    })
  }
}

/** Shows of the deployments that a killed main step has left in progress that they failed. */
export async function failLeftDeployments(run: Run, github: GitHub): Promise<void> {
  const left: Deployment[] = JSON.parse(readState(stateName) || '[]')
  for (const deployment of left) {
    await attempt(run, showing, () => endDeployment(github, deployment, 'failure', ''))
  }
}
