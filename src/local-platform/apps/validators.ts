/**
 * Returns `true` if an untrusted value is a T.
 *
 * @param place names the value in the error, such as `apps[0].id`
 * @throws Error that names the place and what must be there, never the value, which may be secret
 */
export type Validator<T> = (value: unknown, place: string) => value is T

/** 9999-12-31, the last day that the API's form of times can have. */
const latestTime = Date.UTC(9999, 11, 31)

function mustBe(place: string, what: string): Error {
  return new Error(`${place || 'the content'} must be ${what}`)
}

export const string: Validator<string> = (value, place): value is string => {
  if (typeof value !== 'string') throw mustBe(place, 'a string')
  return true
}

export const boolean: Validator<boolean> = (value, place): value is boolean => {
  if (typeof value !== 'boolean') throw mustBe(place, 'true or false')
  return true
}

/** A safe integer, `min` or more. */
export function integer(min = 0): Validator<number> {
  return (value, place): value is number => {
    if (Number.isSafeInteger(value) && Number(value) >= min) return true
    throw mustBe(place, `a whole number, ${min} or more`)
  }
}

/** Milliseconds since the epoch. */
export const time: Validator<number> = (value, place): value is number => {
  if (typeof value === 'number' && value >= 0 && value <= latestTime) return true
  throw mustBe(place, 'a time in milliseconds')
}

/** A string that `pattern` matches; `what` describes it in the error. */
export function matching(pattern: RegExp, what: string): Validator<string> {
  return (value, place): value is string => {
    if (typeof value === 'string' && pattern.test(value)) return true
    throw mustBe(place, what)
  }
}

/** A UUID as `randomUUID` returns it, which is safe as the name of a file. */
export const uuid = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a UUID')

/** A string for which `check` does not throw; `what` describes it in the error. */
export function passing(check: (text: string) => unknown, what: string): Validator<string> {
  return (value, place): value is string => {
    if (typeof value !== 'string') throw mustBe(place, what)
    try {
      check(value)
    } catch (error) {
      throw new Error(mustBe(place, what).message, { cause: error })
    }
    return true
  }
}

export function oneOf<T extends string | number>(...values: readonly T[]): Validator<T> {
  return (value, place): value is T => {
    if (values.some((one) => one === value)) return true
    throw mustBe(place, values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`)
  }
}

export function nullable<T>(validator: Validator<T>): Validator<T | null> {
  return (value, place): value is T | null => value === null || validator(value, place)
}

export function optional<T>(validator: Validator<T>): Validator<T | undefined> {
  return (value, place): value is T | undefined => value === undefined || validator(value, place)
}

export function array<T>(validator: Validator<T>): Validator<T[]> {
  return (value, place): value is T[] => {
    if (!Array.isArray(value)) throw mustBe(place, 'a list')
    return value.every((item, index) => validator(item, `${place}[${index}]`))
  }
}

export function pair<A, B>(first: Validator<A>, second: Validator<B>): Validator<[A, B]> {
  return (value, place): value is [A, B] => {
    if (!Array.isArray(value) || value.length !== 2) throw mustBe(place, 'a pair')
    return first(value[0], `${place}[0]`) && second(value[1], `${place}[1]`)
  }
}

/** An object with any keys that are valid by `key`. */
export function record<T>(key: Validator<string>, validator: Validator<T>): Validator<Record<string, T>> {
  return (value, place): value is Record<string, T> => {
    if (!isObject(value)) throw mustBe(place, 'an object')
    return Object.entries(value).every(
      ([name, item], index) =>
        key(name, `${place}, key ${index + 1},`) && validator(item, `${place}.${name}`),
    )
  }
}

/** An object with these keys; others are ignored. */
export function object<T extends object>(validators: { [K in keyof T]-?: Validator<T[K]> }): Validator<T> {
  const entries: [string, Validator<unknown>][] = Object.entries(validators)
  return (value, place): value is T => {
    if (!isObject(value)) throw mustBe(place, 'an object')
    return entries.every(([key, validator]) =>
      validator(Object.hasOwn(value, key) ? value[key] : undefined, place === '' ? key : `${place}.${key}`),
    )
  }
}

/** An array whose items differ in what `read` returns; `what` describes that in the error. */
export function distinct<T>(
  validator: Validator<T[]>,
  what: string,
  read: (item: T) => string,
): Validator<T[]> {
  return (value, place): value is T[] => {
    if (!validator(value, place)) return false
    const seen = new Set<string>()
    for (const [index, item] of value.entries()) {
      if (seen.has(read(item))) throw new Error(`${place}[${index}] has the same ${what} as another`)
      seen.add(read(item))
    }
    return true
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
