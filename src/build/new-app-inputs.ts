import { pipelineStages, readPipelineIdentity } from '../release/inputs.js'
import * as input from '../runner/inputs.js'

/** Properties of a new app; where a field is empty, Heroku's default applies. */
export interface NewApp {
  team: string
  region: string
  stack: string
  space: string
  coupling?: { pipeline: string; stage: string }
}

/**
 * Reads the inputs that describe a new app.
 *
 * @throws InputError for the first one that is missing or malformed
 */
export function readNewAppInputs(): NewApp {
  const stack = input.line('stack')
  const coupling = readPipelineOfNewApp()
  const [team, region, space] = [input.line('team'), input.line('region'), input.line('space')]
  return { team, region, stack, space, ...(coupling && { coupling }) }
}

/** The stage has no default: an app that is in production by mistake would receive promotions. */
function readPipelineOfNewApp(): { pipeline: string; stage: string } | undefined {
  const pipeline = readPipelineIdentity()
  const stage = input.text('stage')
  if (pipeline === '' && stage === '') return undefined
  if (pipeline === '') throw new input.InputError(`Input 'stage' needs 'pipeline'`)
  if (stage !== '') return { pipeline, stage: input.choice('stage', pipelineStages) }
  const stages = new Intl.ListFormat('en', { type: 'disjunction' }).format(pipelineStages)
  throw new input.InputError(`Input 'stage' is empty, or its expression has no value: use ${stages}`)
}
