import type { BuildpackInstallations } from '@heroku-cli/schema'
import { parseBuildpack } from '../apps/buildpacks.js'
import { invalidParams } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { Buildpack } from '../builder/types.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { optionalObjects, optionalText, readParams, requireParams, text } from './params.js'
import { respondList } from './respond.js'

/** The buildpacks of an app's builds, unless a build names its own. */
export function buildpackInstallationRoutes(api: Api, context: Context): void {
  const serialize = (buildpack: Buildpack, ordinal: number): BuildpackInstallations => ({
    buildpack: { name: buildpack.name ?? '', url: buildpack.url ?? '' },
    ordinal,
  })
  api.get('/apps/:app/buildpack-installations', (c) => {
    const { buildpacks } = findApp(context, c.req.param('app'))
    return respondList(c, buildpacks.map(serialize), ordinal, Object)
  })
  api.put('/apps/:app/buildpack-installations', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    requireParams(params, 'updates')
    app.buildpacks = (optionalObjects(params, 'updates') ?? []).map((update) =>
      parseBuildpack(text(update, 'buildpack')),
    )
    app.updatedAt = context.now()
    return respondList(c, app.buildpacks.map(serialize), ordinal, Object)
  })
}

const ordinal = { ordinal: (installation: BuildpackInstallations) => installation.ordinal ?? 0 }

/**
 * Returns the `buildpacks` of a build request, or `null` if it names none.
 *
 * @throws ApiError 422
 */
export function buildpacksOf(params: JsonObject): Buildpack[] | null {
  const list = optionalObjects(params, 'buildpacks')
  return (
    list?.map((item, index) => {
      const address = optionalText(item, 'url', `buildpacks[${index}].url`) ?? optionalText(item, 'name')
      if (address === null || address === '') {
        throw invalidParams(`Require params: buildpacks[${index}].url.`)
      }
      return parseBuildpack(address)
    }) ?? null
  )
}
