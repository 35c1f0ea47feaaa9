import type { Http } from '../heroku/http.js'
import type { Run } from '../runner/run.js'
import { attempt } from './attempt.js'
import { connectToGitHub, type GitHub } from './connect.js'
import { type Deployment, type DeploymentRequest, endDeployment, startDeployment } from './deployments.js'
import type { GitHubInputs } from './inputs.js'

const permission = 'deployments: write'

/** Shows at GitHub what a run deploys where. Where GitHub refuses, one warning says so, and nothing more is shown. */
export class ShownDeployments {
  readonly #run: Run
  readonly #github: GitHub
  readonly #inputs: GitHubInputs
  readonly #started = new Map<string, Promise<Deployment | undefined>>()
  #refused = false

  constructor(run: Run, http: Http, inputs: GitHubInputs) {
    this.#run = run
    this.#inputs = inputs
    this.#github = connectToGitHub(inputs.access, http)
  }

  /**
   * Shows a deployment in progress. Nobody has to wait for it.
   *
   * @param sha the commit; what is no commit of the repository GitHub refuses
   */
  start(environment: string, what: Pick<DeploymentRequest, 'sha' | 'description' | 'transient'>): void {
    const request = { ...what, environment, logUrl: this.#inputs.run.url }
    this.#started.set(
      environment,
      this.#attempt(() => startDeployment(this.#github, request)),
    )
  }

  /**
   * Shows how it ended.
   *
   * @param url where the app is served; empty when it is not
   */
  async end(environment: string, state: 'success' | 'failure' | 'inactive', url: string): Promise<void> {
    const deployment = await this.#started.get(environment)
    this.#started.delete(environment)
    if (deployment) await this.#attempt(() => endDeployment(this.#github, deployment, state, url))
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#refused) return undefined
    return attempt(this.#run, 'Showing the deployment at GitHub', permission, work, () => {
      const first = !this.#refused
      this.#refused = true
      return first
    })
  }
}
