const { execFileSync } = require('node:child_process')
const { createServer } = require('node:http')

// Asks the Node on the PATH, which is the one that engines.node asks for.
createServer((_request, response) => response.end(execFileSync('node', ['--version']))).listen(
  process.env.PORT,
)
