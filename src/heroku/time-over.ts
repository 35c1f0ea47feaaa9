/** A deadline has passed; its cause is the fault that was last met, if one was. */
export class TimeOver extends Error {
  override name = 'TimeOver'
}
