// The web process of this project as an app: `npm start` deploys it by default, and shows what it answers.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const readme = readFileSync(new URL('../README.md', import.meta.url))
const { PORT = '3000' } = process.env

createServer((_request, response) => {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(readme)
}).listen(Number(PORT), () => console.log(`Serving README.md on port ${PORT}`))
