import { savedLeftovers } from '../runner/leftovers.js'
import type { Run } from '../runner/run.js'
import { redactSecrets } from '../text/redact.js'
import { bestEffort } from './best-effort.js'
import type { GitHub } from './client.js'

const pageSize = 100
/** GitHub accepts 65,536. */
const maxCharacters = 60_000
/** Pages of the newest comments that are searched for ours. */
const maxPages = 10

/** Commenting on a pull request, which is optional. */
export const commentTask = {
  what: 'Commenting on the pull request',
  permission: 'pull-requests: write',
  level: 'notice' as const,
}

/** The kind of leftover under which an open comment is saved for the post step. */
export const commentKind = 'comment'

/** A comment that shows a deploy in progress, and what the post step replaces it with. */
export interface OpenComment {
  pullRequest: number
  subject: CommentSubject
  /** The comment's id, once it is known. */
  id?: number | undefined
  /** Text that the comment contains until it is rewritten, which another run may do. */
  onlyIfContains: string
  /** Its new body, unless another run has rewritten it. */
  body: string
}

/** What a comment is about, which distinguishes our comments from each other. */
export interface CommentSubject {
  /** Its name or id, by which earlier versions of the action recognise the comment. */
  name: string
  id: string
}

/** Which comment to write, and on which condition. */
export interface UpsertOptions {
  /** The comment's id, if it is known: no other comment is written then. */
  id?: number | undefined
  /** Writes only if the comment exists and contains this text. */
  onlyIfContains?: string
}

/** An existing comment. */
interface Comment {
  id: number
  body: string
}

/**
 * Creates or updates our comment on a pull request: `POST` or `PATCH` of an issue's comments, which needs the permission
 * `pull-requests: write`.
 *
 * @param body Markdown
 * @returns the comment's id; nothing when the condition is not met
 */
export async function upsertComment(
  github: GitHub,
  pullRequest: number,
  subject: CommentSubject,
  body: string,
  { id, onlyIfContains }: UpsertOptions = {},
): Promise<number | undefined> {
  const { request, repository } = github
  const text = `${markOf(subject)}\n${redactSecrets(body).slice(0, maxCharacters)}`
  if (id !== undefined && onlyIfContains === undefined) return updateComment(github, id, text)
  const existing =
    id === undefined ? await findComment(github, pullRequest, subject) : await readComment(github, id)
  if (onlyIfContains !== undefined && !existing?.body.includes(onlyIfContains)) return undefined
  if (existing) return updateComment(github, existing.id, text)
  const path = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
  const { data } = await request(path, { ...repository, issue_number: pullRequest, body: text })
  return Number(data.id)
}

/** Updates the comments that a killed main step left in progress. */
export async function closeOpenComments(run: Run, github: GitHub): Promise<void> {
  for (const { pullRequest, subject, id, onlyIfContains, body } of savedLeftovers<OpenComment>(commentKind)) {
    await bestEffort(run, commentTask, () =>
      upsertComment(github, pullRequest, subject, body, { id, onlyIfContains }),
    )
  }
}

/** Returns the beginning of a comment about a subject, which is not shown. */
function markOf({ name, id }: CommentSubject): string {
  return `<!-- heroku-build ${toMarkText(name)} --><!-- ${toMarkText(id)} -->`
}

/** Returns whether a comment is about a subject. Those of earlier versions have no id. */
function isAbout(body: string, { name, id }: CommentSubject): boolean {
  const [, ownName, ownId] = /^<!-- heroku-build ([\w.-]*) -->(?:<!-- ([\w.-]*) -->)?/.exec(body) ?? []
  return ownId === undefined ? ownName === toMarkText(name) : ownId === toMarkText(id)
}

function toMarkText(text: string): string {
  return text.replace(/[^\w.-]/g, '_')
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

/** Uses GraphQL, since REST does not show whether a comment is ours: a token does not know its own name. */
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

/** GitHub's response, with every field optional. */
interface NewestComments {
  repository?: {
    pullRequest?: {
      comments?: {
        /** Oldest first. */
        nodes?: ({ url?: string; body?: string; viewerDidAuthor?: boolean } | null)[] | null
        pageInfo?: { hasPreviousPage?: boolean; startCursor?: string | null }
      }
    } | null
  } | null
}

/**
 * Finds the newest comment that is marked as ours about a subject and was written by the token's owner, since anybody can write one
 * that looks like ours.
 */
async function findComment(
  { graphql, repository }: GitHub,
  number: number,
  subject: CommentSubject,
): Promise<Comment | undefined> {
  let before: string | null = null
  for (let page = 1; page <= maxPages; page++) {
    const response: NewestComments = await graphql(newestComments, { ...repository, number, before })
    const { nodes, pageInfo } = response?.repository?.pullRequest?.comments ?? {}
    if (!nodes || !pageInfo) throw new Error("GitHub's response has no comments")
    const ownComment = nodes.findLast((node) => node?.viewerDidAuthor && isAbout(node.body ?? '', subject))
    if (ownComment) return { id: commentId(ownComment.url), body: ownComment.body ?? '' }
    if (!pageInfo.hasPreviousPage || !pageInfo.startCursor) return undefined
    before = pageInfo.startCursor
  }
  return undefined
}

/** From the URL: `databaseId` has 32 bits, which no longer suffice, and not every GitHub Enterprise has another id. */
function commentId(url = ''): number {
  const [, id] = /#issuecomment-(\d+)$/.exec(url) ?? []
  if (id === undefined) throw new Error("GitHub's response has a comment without an id")
  return Number(id)
}
