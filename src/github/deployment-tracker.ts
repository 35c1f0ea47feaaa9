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

const deploymentTask = { what: 'Showing the deployment on GitHub', permission: 'deployments: write' }

/** The kind of leftover under which deployments in progress are saved for the post step. */
const kind = 'deployment'

/** A deployment to start, whose description may become known later. */
type StartingDeployment = Omit<DeploymentRequest, 'environment' | 'logUrl' | 'description'> & {
  /** It must not reject. */
  description: string | Promise<string>
}

/** Shows a run's deployments on GitHub. If GitHub refuses, it warns once and stops. */
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

  /** Creates a deployment in progress, in the background. */
  start(environment: string, { description, ...what }: StartingDeployment): void {
    const starting = this.#attempt(async () => {
      const request = { ...what, description: await description, environment, logUrl: this.#logUrl }
      const data = await startDeployment(this.#github, request)
      return this.#run.arm({ kind, data })
    })
    this.#started.set(environment, starting)
  }

  /**
   * Shows how the deployment to an environment ended.
   *
   * @param url the app's URL; empty when there is none
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

/** Marks deployments as failed that a killed main step left in progress. */
export async function failUnfinished(run: Run, github: GitHub): Promise<void> {
  for (const deployment of savedLeftovers<Deployment>(kind)) {
    await bestEffort(run, deploymentTask, () => endDeployment(github, deployment, 'failure', ''))
  }
}
