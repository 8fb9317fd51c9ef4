import { connect } from 'node:net'

/** The same function behind a bare line of JSON: what no runtime for functions can be faster than by much. */
const handler = async (event: { readonly n: number }) => ({ statusCode: 200, body: String(event.n) })

const socket = connect(process.argv[2] ?? '')
let rest = ''
socket.setEncoding('utf8')
socket.on('data', (piece: string) => {
  rest += piece
  for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
    const event: { readonly n: number } = JSON.parse(rest.slice(0, end))
    rest = rest.slice(end + 1)
    void handler(event).then((answer) => socket.write(`${JSON.stringify(answer)}\n`))
  }
})
socket.on('close', () => process.exit(0))
