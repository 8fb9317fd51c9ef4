/* The bare server that everything is compared to: bare-server.ts BODY-IN-BASE64 HEADERS-AS-JSON. Prints its port. */
import { createServer } from 'node:http'

const [body = '', headers = '[]'] = process.argv.slice(2)
const bytes = Buffer.from(body, 'base64')
const raw: string[] = JSON.parse(headers)

const server = createServer((request, response) => {
  request.resume()
  response.writeHead(200, [...raw, 'Content-Length', String(bytes.length)])
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
