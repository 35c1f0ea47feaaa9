import { redactSecrets } from '../text/redact.js'
import type { GitHub } from './connect.js'

const pageSize = 100
/** GitHub takes 65,536. */
const mostCharacters = 60_000
/** A pull request with more comments than that gets a second one of ours. */
const mostPages = 10
/** Whose comments are taken for ours: anybody can write a comment that begins like one. */
const trusted = ['OWNER', 'MEMBER', 'COLLABORATOR']

/**
 * Keeps one comment on a pull request up to date: `POST` or `PATCH` of an issue's comments, which needs the
 * permission `pull-requests: write`.
 *
 * @param name tells our comments from each other
 * @param body Markdown
 * @param only where there is none yet that has this in it, none is written
 */
export async function keepComment(
  github: GitHub,
  pullRequest: number,
  name: string,
  body: string,
  only?: { having: string },
): Promise<void> {
  const mark = `<!-- heroku-build ${name.replace(/[^\w.-]/g, '_')} -->`
  const { request, repository } = github
  const text = `${mark}\n${redactSecrets(body).slice(0, mostCharacters)}`
  const there = await findComment(github, pullRequest, mark)
  if (only && !there?.body.includes(only.having)) return
  if (!there) {
    const path = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
    await request(path, { ...repository, issue_number: pullRequest, body: text })
  } else {
    const path = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
    await request(path, { ...repository, comment_id: there.id, body: text })
  }
}

async function findComment(
  { request, repository }: GitHub,
  pullRequest: number,
  mark: string,
): Promise<{ id: number; body: string } | undefined> {
  for (let page = 1; page <= mostPages; page++) {
    const { data } = await request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...repository,
      issue_number: pullRequest,
      per_page: pageSize,
      page,
    })
    const found = data.find(
      ({ body, user, author_association }) =>
        body?.startsWith(mark) && (user?.type === 'Bot' || trusted.includes(author_association ?? '')),
    )
    if (found || data.length < pageSize) return found && { id: Number(found.id), body: found.body ?? '' }
  }
  return undefined
}
