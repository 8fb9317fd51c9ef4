/* What a start, and memory, are compared to: node:http that serves one file, as JavaScript. Prints its port. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const server = createServer((_request, response) => {
  const body = readFileSync(import.meta.filename)
  response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Length': body.length })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
