import { type ArmedLeftover, savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { bestEffort } from './best-effort.js'
import type { GitHub } from './client.js'
import {
  type Deployment,
  type DeploymentRequest,
  type DeploymentState,
  endDeployment,
  startDeployment,
} from './deployments.js'

const deploymentTask = { what: 'Showing the deployment at GitHub', permission: 'deployments: write' }

/** The kind under which deployments in progress are saved for the post step. */
const kind = 'deployment'

/** Shows at GitHub what a run deploys where. Where GitHub refuses, one warning says so, and nothing more is shown. */
export class DeploymentTracker {
  readonly #run: Run
  readonly #github: GitHub
  readonly #logUrl: string
  readonly #started = new Map<string, Promise<ArmedLeftover<Deployment> | undefined>>()
  #refused = false

  constructor(run: Run, github: GitHub, logUrl: string) {
    this.#run = run
    this.#github = github
    this.#logUrl = logUrl
  }

  /** Shows a deployment in progress. Nobody has to wait for it. */
  start(environment: string, what: Omit<DeploymentRequest, 'environment' | 'logUrl'>): void {
    const request = { ...what, environment, logUrl: this.#logUrl }
    const starting = this.#attempt(async () => {
      const data = await startDeployment(this.#github, request)
      return this.#run.arm({ kind, data })
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
    await this.#attempt(() => endDeployment(this.#github, deployment.data, state, url))
    deployment.disarm()
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#refused) return undefined
    return bestEffort(this.#run, deploymentTask, work, () => {
      this.#refused = true
    })
  }
}

/** Marks the deployments that a killed main step left in progress as failed. */
export async function failUnfinishedDeployments(run: Run, github: GitHub): Promise<void> {
  for (const deployment of savedLeftovers<Deployment>(kind)) {
    await bestEffort(run, deploymentTask, () => endDeployment(github, deployment, 'failure', ''))
  }
}
