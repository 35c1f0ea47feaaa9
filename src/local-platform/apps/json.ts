export type JsonObject = Record<string, unknown>

/** Returns whether the value is a JSON object, so neither an array nor `null`. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
