import type { DynoSize as ApiDynoSize } from '@heroku-cli/schema'
import { type DynoSize, dynoSizeId, dynoSizeList, findDynoSize } from '../apps/dyno-sizes.js'
import { notFound } from '../apps/errors.js'
import { reference } from '../apps/references.js'
import { findApp } from './apps.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respond, respondList } from './respond.js'

/** The sizes that dynos can have: list, info, and those of an app. */
export function dynoSizeRoutes(api: Api, context: Context): void {
  api.get('/dyno-sizes', (c) => respondList(c, dynoSizeList, fields, serializeDynoSize))
  api.get('/dyno-sizes/:size', (c) => {
    const size = findDynoSize(c.req.param('size'))
    if (size === undefined) throw notFound('dyno_size')
    return respond(c, serializeDynoSize(size))
  })
  api.get('/apps/:app/available-dyno-sizes', (c) => {
    findApp(context, c.req.param('app'))
    return respondList(c, dynoSizeList, fields, serializeDynoSize)
  })
}

const fields = {
  id: ({ name }: DynoSize) => dynoSizeId(name),
  name: ({ name }: DynoSize) => name,
}

function serializeDynoSize(size: DynoSize): ApiDynoSize {
  return {
    architecture: 'x86_64',
    compute: size.compute,
    cost: { cents: size.cents, unit: 'month' },
    dedicated: size.isDedicated,
    generation: reference('generation', 'cedar'),
    id: fields.id(size),
    memory: size.memory,
    name: size.name,
    precise_dyno_units: size.dynoUnits,
    private_space_only: false,
  }
}
