import { type HerokuClient, required } from './client.js'

/** The most items that Heroku returns at once. */
const pageSize = 1000

/**
 * Reads a whole list page by page: without a range Heroku returns at most 200 items, with one 1000.
 *
 * @param variant of version 3 of the API, if the list needs one
 */
export async function listAll<T extends { id?: string }>(
  client: HerokuClient,
  path: string,
  variant?: string,
): Promise<T[]> {
  const all: T[] = []
  for (let after = ''; ; ) {
    const range = `id ${after && `]${after}`}..; max=${pageSize}`
    const page = await client.request<T[]>('GET', path, { range, ...(variant && { variant }) })
    all.push(...page)
    if (page.length < pageSize) return all
    after = required(page.at(-1)?.id, 'the id of a list item')
  }
}
