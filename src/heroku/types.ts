import type { App as SchemaApp, Release as SchemaRelease } from '@heroku-cli/schema'

/** The API's resources on the wire, as Heroku's JSON schema describes them, with every field optional. */
export type {
  AppSetup,
  Build,
  Dyno,
  Formation,
  LogSession,
  Pipeline,
  PipelineCoupling,
  PipelinePromotion,
  PipelinePromotionTarget,
  ReviewApp,
  Slug,
  Source,
} from '@heroku-cli/schema'

/** Adds `generation`, which Heroku's JSON schema has but the package's types lack. */
export type App = SchemaApp & { generation?: { name?: string } }

/** Adds `artifacts`, which Heroku's JSON schema has but the package's types lack. */
export type Release = SchemaRelease & { artifacts?: { type?: string; id?: string }[] }

/** Heroku's JSON schema has it, but the package's types lack it. */
export interface OciImage {
  id?: string
  digest?: string
  commit?: string | null
  stack?: { name?: string }
  process_types?: Record<string, { command?: string; display_cmd?: string }>
}
