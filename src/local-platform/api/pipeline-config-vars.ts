import { applyConfigChanges, configChanges, pipelineVarNames } from '../apps/config-vars.js'
import { parseStage } from '../apps/pipelines.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { readParams } from './params.js'
import { findPipeline } from './pipelines.js'

/** Config vars of a pipeline's stage. Review apps start with those of the stage `review`. */
export function pipelineConfigVarRoutes(api: Api, context: Context): void {
  const path = '/pipelines/:pipeline/stage/:stage/config-vars' as const
  api.get(path, (c) => {
    const { config } = findPipeline(context, c.req.param('pipeline'))
    return c.json(Object.fromEntries(config.get(parseStage(c.req.param('stage'))) ?? []))
  })
  api.patch(path, async (c) => {
    const params = await readParams(c)
    const { config } = findPipeline(context, c.req.param('pipeline'))
    const stage = parseStage(c.req.param('stage'))
    const vars = config.get(stage) ?? new Map<string, string>()
    applyConfigChanges(vars, configChanges(params, vars, pipelineVarNames))
    config.set(stage, vars)
    return c.json(Object.fromEntries(vars))
  })
}
