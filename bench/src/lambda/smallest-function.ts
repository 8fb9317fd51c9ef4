import { readSync, writeSync } from 'node:fs'

/** The other end of `smallest-caller.ts`: it blocks between invocations, as Lambda freezes an environment. */
interface Context {
  readonly awsRequestId: string
  getRemainingTimeInMillis(): number
}

const handler = async (event: { readonly n: number }, context: Context) => ({ statusCode: 200, body: context.awsRequestId === '' ? '' : String(event.n) })

const [incoming, outgoing] = [3, 4]
const bytes = Buffer.alloc(65_536)

function next(): void {
  const length = readSync(incoming, bytes)
  if (length === 0) process.exit(0)
  const end = bytes.indexOf(10)
  const [awsRequestId, deadline, trace]: [string, number, string] = JSON.parse(bytes.toString('utf8', 0, end))
  process.env['_X_AMZN_TRACE_ID'] = trace
  const event: { readonly n: number } = JSON.parse(bytes.toString('utf8', end + 1, length))
  void handler(event, { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() }).then((answer) => {
    const text = JSON.stringify(answer)
    writeSync(outgoing, `{"done":true,"n":${Buffer.byteLength(text)}}\n${text}`)
    setImmediate(next)
  })
}

next()
