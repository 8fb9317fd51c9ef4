/*
 * Loads one address over keep-alive sockets, as a process of its own: load.ts PORT CONNECTIONS MILLIS REQUEST-IN-BASE64 plain|tls.
 * Prints `{ requests, seconds, failures }`. Answers need a Content-Length, or chunks.
 */
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

const [port = '', connections = '', millis = '', encoded = '', scheme = 'plain'] = process.argv.slice(2)
const request = Buffer.from(encoded, 'base64')
let requests = 0
let failures = 0
let stopping = false

const startedAt = performance.now()
const workers = Array.from({ length: Number(connections) }, () => open())
setTimeout(() => (stopping = true), Number(millis))
await Promise.all(workers)
console.log(JSON.stringify({ requests, failures, seconds: (performance.now() - startedAt) / 1000 }))

function open(): Promise<void> {
  return new Promise((resolve) => {
    const address = { port: Number(port), host: '127.0.0.1' }
    const socket = scheme === 'tls' ? connectTls({ ...address, rejectUnauthorized: false }).setNoDelay(true) : connect({ ...address, noDelay: true })
    let head = ''
    /** Bytes of the body that are still to come; undefined while the head is read. */
    let missing: number | undefined
    let chunked = false
    let tail = ''
    socket.on(scheme === 'tls' ? 'secureConnect' : 'connect', () => socket.write(request))
    socket.on('error', () => failures++)
    socket.on('close', () => resolve())
    socket.on('data', (data: Buffer) => {
      if (missing === undefined) {
        head += data.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        if (!head.startsWith('HTTP/1.1 200')) failures++
        const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
        chunked = length === undefined
        tail = chunked ? head.slice(-5) : ''
        missing = Number(length ?? 0) - (head.length - end - 4)
        head = ''
      } else {
        missing -= data.length
        if (chunked) tail = (tail + data.toString('latin1', Math.max(0, data.length - 5))).slice(-5)
      }
      if (chunked ? tail === '0\r\n\r\n' : missing <= 0) {
        requests++
        missing = undefined
        next(socket)
      }
    })
  })
}

function next(socket: Socket): void {
  if (stopping) socket.end()
  else socket.write(request)
}
