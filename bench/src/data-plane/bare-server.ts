/* The bare server that everything is compared to: bare-server.ts BODY-IN-BASE64 HEADERS-AS-JSON [CERTIFICATE-AND-KEY]. Over TLS with that file. Prints its port. */
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'

const [body = '', headers = '[]', certificate] = process.argv.slice(2)
const bytes = Buffer.from(body, 'base64')
const raw: string[] = JSON.parse(headers)

const answer: RequestListener = (request, response) => {
  request.resume()
  response.writeHead(200, [...raw, 'Content-Length', String(bytes.length)])
  response.end(bytes)
}
const pem = certificate === undefined ? undefined : readFileSync(certificate)
const server = pem === undefined ? createServer(answer) : createSecureServer({ cert: pem, key: pem }, answer)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
