import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from './releasing.js'
import { restoreStore, serializeStore } from './saved-store.js'
import type { Store } from './store.js'
import type { Streams } from './streams.js'

const NAME = 'store.json'

/**
 * Keeps what a store knows in a directory's file, for a platform that is started there later. The directory must be
 * locked, by `lockDirectory`: of two keepers each would overwrite what the other has saved.
 */
export class Keeper {
  readonly #directory: string
  readonly #file: string
  readonly #store: Store
  #saved = ''
  #saving: Promise<void> = Promise.resolve()

  constructor(directory: string, store: Store) {
    this.#directory = directory
    this.#file = join(directory, NAME)
    this.#store = store
  }

  /**
   * Reads what an earlier platform has left, if there was one.
   *
   * @throws Error when the file is damaged or of another version
   */
  async restore(streams: Streams): Promise<void> {
    await this.#removeHalfWritten()
    const text = await readFile(this.#file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    if (text === undefined) return
    try {
      restoreStore(this.#store, text, streams)
    } catch (error) {
      throw new Error(`${this.#file} can't be read, remove it to start anew: ${messageOf(error)}`)
    }
  }

  /** Writes down what the store knows now, unless that is what the file has. */
  save(): Promise<void> {
    // One that failed has told its own caller.
    this.#saving = this.#saving.catch(() => {}).then(() => this.#write())
    return this.#saving
  }

  async #write(): Promise<void> {
    const text = serializeStore(this.#store)
    if (text === this.#saved) return
    const fresh = `${this.#file}.${process.pid}-${randomUUID()}.new`
    try {
      // Config vars are in it.
      await writeFile(fresh, text, { mode: 0o600 })
      await rename(fresh, this.#file)
    } catch (error) {
      await rm(fresh, { force: true })
      throw error
    }
    this.#saved = text
  }

  /** A platform that was killed while it saved has left its temporary file. */
  async #removeHalfWritten(): Promise<void> {
    const names = (await readdir(this.#directory)).filter((name) => /^store\.json\..*new$/.test(name))
    for (const name of names) await rm(join(this.#directory, name), { force: true })
  }
}
