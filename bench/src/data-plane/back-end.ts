/* A back end that costs next to nothing: a raw socket that answers each request with bytes made before: back-end.ts SIZE. Prints its port. */
import { createServer } from 'node:net'

const [size = ''] = process.argv.slice(2)
const frame = '{"id":1,"type":"dog","price":249.99,"note":""}'
const body = frame.replace('""', `"${'x'.repeat(Math.max(0, Number(size) - frame.length))}"`)
const answer = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nServer: back-end\r\nX-One: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`)

const server = createServer({ noDelay: true }, (socket) => {
  let received = ''
  socket.on('error', () => socket.destroy())
  socket.on('data', (data: Buffer) => {
    received += data.toString('latin1')
    for (;;) {
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end))?.[1] ?? 0)
      if (received.length < end + 4 + length) return
      received = received.slice(end + 4 + length)
      socket.write(answer)
    }
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
