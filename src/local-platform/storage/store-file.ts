import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileName = 'store.json'

/**
 * The file of a data directory that holds the store of a platform. The directory must be locked, by `lockDirectory`:
 * two platforms would overwrite each other's file.
 */
export class StoreFile {
  readonly path: string
  readonly #directory: string
  readonly #serialize: () => string
  #saved = ''
  #saving: Promise<void> = Promise.resolve()

  /** @param serialize returns what {@link save} writes */
  constructor(directory: string, serialize: () => string) {
    this.path = join(directory, fileName)
    this.#directory = directory
    this.#serialize = serialize
  }

  /** Returns what an earlier platform saved, or `undefined` if there is no file. */
  async read(): Promise<string | undefined> {
    await this.#removeTemporaryFiles()
    return readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return undefined
    })
  }

  /** Writes the file, unless nothing has changed since it was last written. */
  save(): Promise<void> {
    // The caller of an earlier save gets its error.
    this.#saving = this.#saving.catch(() => {}).then(() => this.#write())
    return this.#saving
  }

  async #write(): Promise<void> {
    const text = this.#serialize()
    if (text === this.#saved) return
    const temporary = `${this.path}.${process.pid}-${randomUUID()}.new`
    try {
      // The file has config vars.
      await writeFile(temporary, text, { mode: 0o600 })
      await rename(temporary, this.path)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
    this.#saved = text
  }

  /** A platform that was killed while it saved has left its temporary file. */
  async #removeTemporaryFiles(): Promise<void> {
    const names = (await readdir(this.#directory)).filter((name) => /^store\.json\..*new$/.test(name))
    for (const name of names) await rm(join(this.#directory, name), { force: true })
  }
}
