import { type HerokuClient, requireField } from './client.js'

/** The most items that Heroku gives at once. */
const pageSize = 1000

/**
 * Reads a list page by page: without a range Heroku gives no more than 200 items, with one 1000.
 *
 * @param variant of the API's version 3, where the list needs one
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
    after = requireField(page.at(-1)?.id, 'the id of a list item')
  }
}
