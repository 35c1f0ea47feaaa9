import { createServer } from 'node:http'

/** The variables that the runner sets, in a run that a push to `main` has started. */
export const pushEnvironment = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'ada/bookshop',
  GITHUB_REPOSITORY_ID: '1',
  GITHUB_ACTOR: 'ada',
  GITHUB_RUN_ID: '16180339887',
  GITHUB_RUN_NUMBER: '128',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
}

/**
 * Starts the part of GitHub's API that a review app needs: it stores comments on one open pull request.
 *
 * @returns its URL, its comments, and a function that stops it
 */
export async function startGitHub(pullRequest) {
  const comments = []
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {}
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answer(request, body, comments, pullRequest)))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise((resolve) => server.close(resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, comments, stop }
}

function answer({ method, url }, body, comments, pullRequest) {
  if (url === '/graphql') {
    const found = { nodes: [], pageInfo: { hasPreviousPage: false, startCursor: null } }
    return { data: { repository: { pullRequest: { comments: found } } } }
  }
  if (url.endsWith(`/pulls/${pullRequest.number}`)) return pullRequest
  if (method === 'POST') comments.push(body.body)
  else comments[0] = body.body
  return { id: 1 }
}
