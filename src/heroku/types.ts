import type { Release as SchemaRelease } from '@heroku-cli/schema'

/** The API's resources as Heroku's JSON schema describes them: what is on the wire, with every field optional. */
export type {
  App,
  AppSetup,
  Build,
  Pipeline,
  PipelineCoupling,
  PipelinePromotion,
  PipelinePromotionTarget,
  ReviewApp,
  Slug,
  Source,
} from '@heroku-cli/schema'

/** With what it runs, which the package's types lack and Heroku's JSON schema has. */
export type Release = SchemaRelease & { artifacts?: { type?: string; id?: string }[] }
