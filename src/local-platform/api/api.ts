import { Hono } from 'hono'
import { accountRoutes } from './account.js'
import { acmRoutes } from './acm.js'
import { answerError, unservedEndpoint } from './answer-error.js'
import { appSetupRoutes } from './app-setups.js'
import { appRoutes } from './apps.js'
import { buildpackInstallationRoutes } from './buildpack-installations.js'
import { buildRoutes } from './builds.js'
import { collaboratorRoutes } from './collaborators.js'
import { configVarRoutes } from './config-vars.js'
import type { Context } from './context.js'
import { domainRoutes } from './domains.js'
import { dynoSizeRoutes } from './dyno-sizes.js'
import { dynoRoutes } from './dynos.js'
import { featureRoutes } from './features.js'
import { formationRoutes } from './formation.js'
import { logSessionRoutes } from './log-sessions.js'
import { type Api, type ApiEnv, addValidators, checkProtocol, saveBeforeAnswer } from './middleware.js'
import { oauthAuthorizationRoutes } from './oauth-authorizations.js'
import { ociImageRoutes } from './oci-images.js'
import { pipelineConfigVarRoutes } from './pipeline-config-vars.js'
import { couplingRoutes } from './pipeline-couplings.js'
import { pipelineLatestRoutes } from './pipeline-latest.js'
import { pipelineRoutes } from './pipelines.js'
import { promotionRoutes } from './promotions.js'
import { regionRoutes } from './regions.js'
import { releaseRoutes } from './releases.js'
import { reviewAppConfigRoutes } from './review-app-config.js'
import { reviewAppRoutes } from './review-apps.js'
import { slugRoutes } from './slugs.js'
import { sourceRoutes } from './sources.js'
import { stackRoutes } from './stacks.js'
import { teamAppRoutes } from './team-apps.js'
import { teamMemberRoutes } from './team-members.js'
import { teamRoutes } from './teams.js'

/** Returns the Platform API, version 3: the routes of all resources, behind the middleware that they share. */
export function createApi(context: Context): Api {
  const api: Api = new Hono<ApiEnv>()
  api.onError(answerError)
  api.notFound((c) => answerError(unservedEndpoint(c.req.method, c.req.path), c))
  api.use(checkProtocol(context), saveBeforeAnswer(context), addValidators(context))
  for (const routes of [
    accountRoutes,
    oauthAuthorizationRoutes,
    featureRoutes,
    appRoutes,
    domainRoutes,
    acmRoutes,
    collaboratorRoutes,
    teamAppRoutes,
    teamRoutes,
    teamMemberRoutes,
    dynoSizeRoutes,
    stackRoutes,
    regionRoutes,
    configVarRoutes,
    buildpackInstallationRoutes,
    formationRoutes,
    dynoRoutes,
    logSessionRoutes,
    sourceRoutes,
    buildRoutes,
    slugRoutes,
    ociImageRoutes,
    releaseRoutes,
    pipelineRoutes,
    couplingRoutes,
    pipelineLatestRoutes,
    promotionRoutes,
    pipelineConfigVarRoutes,
    appSetupRoutes,
    reviewAppConfigRoutes,
    reviewAppRoutes,
  ]) {
    routes(api, context)
  }
  return api
}
