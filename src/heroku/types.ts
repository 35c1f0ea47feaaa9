import type { Release as SchemaRelease } from '@heroku-cli/schema'

/** The API's resources on the wire, as Heroku's JSON schema describes them, with every field optional. */
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

/** Adds `artifacts`, which Heroku's JSON schema has but the package's types lack. */
export type Release = SchemaRelease & { artifacts?: { type?: string; id?: string }[] }
