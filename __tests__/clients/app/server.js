const { createServer } = require('node:http')

const { DYNO, GREETING = 'hello', PORT } = process.env
console.log(`${DYNO} is up`)
createServer((_, response) => response.end(`${GREETING} from ${DYNO}\n`)).listen(PORT)
