import { join } from 'node:path'

/** The state that the main step saves for the post step. */
export interface PlatformState {
  pid: number
  /** The platform's directory, with all of its files except its data directory. */
  directory: string
}

/** Returns the file with the platform's output. */
export function logIn(directory: string): string {
  return join(directory, 'log')
}

/** Returns the file that makes the platform stop when it is created. The platform removes it once it has stopped. */
export function stopFileIn(directory: string): string {
  return join(directory, 'stop')
}
