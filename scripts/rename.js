// npm run rename -- owner/name: gives the repository another name in package.json and in all documents.
import { readFileSync, writeFileSync } from 'node:fs'
import { readRepositoryName } from './repository.js'

const [name = '', ...others] = process.argv.slice(2)
if (others.length > 0 || !isName(name)) {
  fail(`'${[name, ...others].join(' ')}' is not owner/name, such as octo-org/heroku-build`)
} else if (!(await hasDependencies())) {
  fail('Run npm ci first')
} else {
  const before = readRepositoryName()
  const text = readFileSync('package.json', 'utf8')
  writeFileSync('package.json', text.replaceAll(before, name))
  await import('./docs.js')
  process.stdout.write(`Renamed ${before} to ${name}. Look at the changes with git diff.\n`)
}

/** Returns whether the packages that docs.js needs are installed. */
function hasDependencies() {
  return import('yaml').then(
    () => true,
    () => false,
  )
}

function fail(message) {
  process.stderr.write(`rename: ${message}\n`)
  process.exitCode = 1
}

/** Returns whether GitHub accepts a text as the owner and name of a repository. */
function isName(text) {
  const [owner = '', repository = '', ...rest] = text.split('/')
  const isOwner = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i.test(owner)
  const isRepository = /^[\w.-]{1,100}$/.test(repository) && !/^\.{1,2}$|\.git$/.test(repository)
  return isOwner && isRepository && rest.length === 0
}
