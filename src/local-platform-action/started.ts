import { join } from 'node:path'

/** What the post step knows of the platform. */
export interface Started {
  pid: number
  /** Its own directory, with all of its files but those that were to be kept. */
  directory: string
}

/** Where the platform prints to. */
export function logIn(directory: string): string {
  return join(directory, 'log')
}

/** The file that asks the platform to stop, and is gone once it has. */
export function stopFileIn(directory: string): string {
  return join(directory, 'stop')
}
