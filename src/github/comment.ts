import { savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { redactSecrets } from '../text/redact.js'
import { bestEffort } from './best-effort.js'
import type { GitHub } from './client.js'

const pageSize = 100
/** GitHub takes 65,536. */
const maxCharacters = 60_000
/** Of the newest comments, as many pages are looked through for ours. */
const maxPages = 10

/** Commenting, which a deploy can do without. */
export const commentTask = {
  what: 'Commenting on the pull request',
  permission: 'pull-requests: write',
  level: 'notice' as const,
}

/** The kind under which an open comment is saved for the post step. */
export const commentKind = 'comment'

/** A comment that says that something is under way, and what the post step makes of it. */
export interface OpenComment {
  pullRequest: number
  /** Distinguishes our comments from each other. */
  name: string
  /** The comment's id, once it is known. */
  id?: number | undefined
  /** A text that the comment contains until somebody writes it anew; another run may do so. */
  onlyIfContains: string
  /** Its new body when nobody else has ended it. */
  body: string
}

/** Which comment is meant, and when it is written. */
export interface UpsertOptions {
  /** The comment, where it is known; it is written nowhere else then. */
  id?: number | undefined
  /** Where there is no comment yet that has this in it, none is written. */
  onlyIfContains?: string
}

/** A comment as it is. */
interface Comment {
  id: number
  body: string
}

/**
 * Keeps one comment of our own on a pull request up to date: `POST` or `PATCH` of an issue's comments, which needs the
 * permission `pull-requests: write`.
 *
 * @param name tells our comments from each other
 * @param body Markdown
 * @returns the comment's id; nothing when none was to be written
 */
export async function upsertComment(
  github: GitHub,
  pullRequest: number,
  name: string,
  body: string,
  { id, onlyIfContains }: UpsertOptions = {},
): Promise<number | undefined> {
  const { request, repository } = github
  const mark = `<!-- heroku-build ${name.replace(/[^\w.-]/g, '_')} -->`
  const text = `${mark}\n${redactSecrets(body).slice(0, maxCharacters)}`
  if (id !== undefined && onlyIfContains === undefined) return updateComment(github, id, text)
  const there =
    id === undefined ? await findComment(github, pullRequest, mark) : await readComment(github, id)
  if (onlyIfContains !== undefined && !there?.body.includes(onlyIfContains)) return undefined
  if (there) return updateComment(github, there.id, text)
  const path = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
  const { data } = await request(path, { ...repository, issue_number: pullRequest, body: text })
  return Number(data.id)
}

/** Ends the comment that a killed main step left open. */
export async function closeOpenComments(run: Run, github: GitHub): Promise<void> {
  for (const { pullRequest, name, id, onlyIfContains, body } of savedLeftovers<OpenComment>(commentKind)) {
    await bestEffort(run, commentTask, () =>
      upsertComment(github, pullRequest, name, body, { id, onlyIfContains }),
    )
  }
}

async function updateComment({ request, repository }: GitHub, id: number, body: string): Promise<number> {
  const path = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
  await request(path, { ...repository, comment_id: id, body })
  return id
}

async function readComment({ request, repository }: GitHub, id: number): Promise<Comment> {
  const path = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'
  const { data } = await request(path, { ...repository, comment_id: id })
  return { id, body: data.body ?? '' }
}

/** By REST it can't be told whose a comment is: a token does not know its own name. */
const newestComments = `
  query ($owner: String!, $repo: String!, $number: Int!, $before: String) {
    repository(owner: $owner, name: $repo) {
      pullRequest(number: $number) {
        comments(last: ${pageSize}, before: $before) {
          nodes { url body viewerDidAuthor }
          pageInfo { hasPreviousPage startCursor }
        }
      }
    }
  }`

/** What GitHub answers, as far as it is there. */
interface NewestComments {
  repository?: {
    pullRequest?: {
      comments?: {
        /** The oldest first. */
        nodes?: ({ url?: string; body?: string; viewerDidAuthor?: boolean } | null)[] | null
        pageInfo?: { hasPreviousPage?: boolean; startCursor?: string | null }
      }
    } | null
  } | null
}

/**
 * Finds the newest comment that begins with our mark and was written by whoever our token belongs to. Anybody can write
 * one that looks like it.
 */
async function findComment(
  { graphql, repository }: GitHub,
  number: number,
  mark: string,
): Promise<Comment | undefined> {
  let before: string | null = null
  for (let page = 1; page <= maxPages; page++) {
    const answer: NewestComments = await graphql(newestComments, { ...repository, number, before })
    const { nodes, pageInfo } = answer?.repository?.pullRequest?.comments ?? {}
    if (!nodes || !pageInfo) throw new Error("GitHub's answer has no comments")
    const ours = nodes.findLast((node) => node?.viewerDidAuthor && node.body?.startsWith(mark))
    if (ours) return { id: commentId(ours.url), body: ours.body ?? '' }
    if (!pageInfo.hasPreviousPage || !pageInfo.startCursor) return undefined
    before = pageInfo.startCursor
  }
  return undefined
}

/** The comment's `databaseId` has 32 bits, which no longer suffice, and not every GitHub Enterprise has another. */
function commentId(url = ''): number {
  const [, id] = /#issuecomment-(\d+)$/.exec(url) ?? []
  if (id === undefined) throw new Error("GitHub's answer has a comment without an id")
  return Number(id)
}
