/** The API's resources as Heroku's JSON schema describes them: what is on the wire, with every field optional. */
export type {
  App,
  AppSetup,
  Build,
  Pipeline,
  PipelineCoupling,
  PipelinePromotion,
  PipelinePromotionTarget,
  Release,
  ReviewApp,
  Slug,
  Source,
} from '@heroku-cli/schema'
