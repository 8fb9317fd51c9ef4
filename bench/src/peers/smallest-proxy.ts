/*
 * The smallest program that puts a function behind HTTP as AWS_PROXY does, one call at a time in each process of the function: smallest-proxy.ts MODULE.
 * No API, no limits, no logs, no errors: what is missing to it is what processes and HTTP cost by themselves. Prints its port.
 */
import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Duplex } from 'node:stream'

const [module = ''] = process.argv.slice(2)

/** One process of the function. */
class FunctionProcess {
  onAnswer: (line: string) => void = () => undefined
  readonly #toFunction: Duplex

  constructor() {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'smallest-proxied.ts'), module], {
      stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'],
    })
    // Two sockets, since whoever blocks in a read is woken by what becomes of his own writes, too.
    const [, , , toFunction, fromFunction] = child.stdio
    if (!(toFunction instanceof Duplex && fromFunction instanceof Duplex)) throw new Error('A pipe is missing')
    this.#toFunction = toFunction
    fromFunction.on('data', (piece: Buffer) => this.onAnswer(piece.toString()))
  }

  call(event: object): void {
    this.#toFunction.write(`${JSON.stringify(event)}\n`)
  }
}

const idle: FunctionProcess[] = []
const server = createServer((request, response) => {
  const taken = idle.pop() ?? new FunctionProcess()
  taken.onAnswer = (line) => {
    idle.push(taken)
    const answer: { readonly statusCode: number; readonly body: string } = JSON.parse(line)
    response.writeHead(answer.statusCode, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(answer.body) })
    response.end(answer.body)
  }
  taken.call(eventOf(request))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' && address ? address.port : 0)
})

function eventOf({ url = '', method, headers }: IncomingMessage): object {
  const at = url.indexOf('?')
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at + 1))
  const path = at < 0 ? url : url.slice(0, at)
  return { httpMethod: method, path, headers, queryStringParameters: Object.fromEntries(query), body: null, isBase64Encoded: false }
}
