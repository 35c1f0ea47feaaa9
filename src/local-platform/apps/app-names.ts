import { randomInt } from 'node:crypto'
import { invalidParams } from './errors.js'

const adjectives =
  'ancient arcane aqueous boiling calm cryptic damp desolate evening fathomless floating frozen gentle glacial hidden immense infinite limitless lit morning murmuring nameless peaceful polar pure quiet radiant rocky safe salty secret serene shielded shrouded sleepy stark still stormy sheltered thawing tranquil vast warm young'
const nouns =
  'anchorage atoll badlands bastion bayou beach brook brushlands caverns chamber citadel coast cove crag depths dusk escarpment falls fjord forest garden gorge harbor headland hollows island journey lake meadow mesa oasis peak plains plateau ravine reaches refuge ridge river savannah shore spire springs stream summit taiga thicket tor tundra wave wildwood'

/** Returns a name such as `stormy-harbor-12345`, for an app that is created without one. */
export function randomAppName(isTaken: (name: string) => boolean): string {
  for (;;) {
    const name = `${pick(adjectives)}-${pick(nouns)}-${randomInt(10_000, 100_000)}`
    if (!isTaken(name)) return name
  }
}

function pick(words: string): string {
  const list = words.split(' ')
  return list[randomInt(list.length)] ?? words
}

/** @throws ApiError 422, in Heroku's words, if no app may have the name or one has it already */
export function checkAppName(name: string, isTaken: (name: string) => boolean): void {
  if (name.length < 3) throw invalidParams('Name is too short (minimum is 3 characters)')
  if (name.length > 30) throw invalidParams('Name is too long (maximum is 30 characters)')
  if (!/^[a-z][a-z0-9-]*[a-z0-9]$/.test(name)) {
    throw invalidParams(
      'Name must start with a letter, end with a letter or digit and can only contain lowercase letters, digits, and dashes.',
    )
  }
  if (isTaken(name)) throw invalidParams('Name is already taken')
}
