import type { BuildpackInstallations } from '@heroku-cli/schema'
import { parseBuildpack } from '../apps/buildpacks.js'
import { invalidParams } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import type { AppRecord } from '../apps/records.js'
import { cnbStack } from '../apps/stacks.js'
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
    const { buildpacks } = findClassicApp(context, c.req.param('app'))
    return respondList(c, buildpacks.map(serialize), ordinal, Object)
  })
  api.put('/apps/:app/buildpack-installations', async (c) => {
    const params = await readParams(c)
    const app = findClassicApp(context, c.req.param('app'))
    requireParams(params, 'updates')
    app.buildpacks = (optionalObjects(params, 'updates') ?? []).map((update) =>
      parseBuildpack(text(update, 'buildpack')),
    )
    app.updatedAt = context.now()
    return respondList(c, app.buildpacks.map(serialize), ordinal, Object)
  })
}

/**
 * Returns the app, which must build with classic buildpacks. The words are Heroku's:
 * https://github.com/heroku/terraform-provider-heroku/issues/392
 *
 * @throws ApiError 404, or 422 if it builds with others
 */
function findClassicApp(context: Context, identity: string): AppRecord {
  const app = findApp(context, identity)
  if (app.buildStack !== cnbStack) return app
  throw invalidParams(
    'This app uses Cloud Native Buildpacks. You must set buildpacks in your `project.toml` file. See https://devcenter.heroku.com/articles/managing-buildpacks#set-a-cloud-native-buildpack.',
  )
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
