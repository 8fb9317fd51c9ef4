import type { Duplex } from 'node:stream'
import { largestAnswer } from '../environment/error-payload.ts'
import type { RuntimeConnection, RuntimeListener, SentInvocation } from './runtime-connection.ts'

/** A line that a bootstrap writes; the members stand in `nodejs/socket-channel.cjs`. */
interface Line {
  readonly ready?: boolean
  readonly initError?: string
  readonly done?: boolean
  readonly error?: string
  readonly exits?: boolean
  readonly head?: string
  readonly chunk?: boolean
  readonly end?: boolean
  readonly broken?: string
  readonly tooLarge?: boolean
  readonly mark?: boolean
  readonly n?: number
}

const longestLine = 4096
const lineFeed = 10

/** The other end of `nodejs/socket-channel.cjs`: JSON lines, with bytes behind those that say so. */
export class SocketConnection implements RuntimeConnection {
  readonly #channel: Duplex
  readonly #listener: RuntimeListener
  #rest: Buffer = Buffer.alloc(0)
  /** Pieces that came while more were needed than there are. */
  #pieces: Buffer[] = []
  #missing = 0
  #lastArn = ''

  constructor(channel: Duplex, listener: RuntimeListener) {
    this.#channel = channel
    this.#listener = listener
    channel.on('data', (piece: Buffer) => this.#read(piece))
  }

  /** What a runtime waits for first. A process that was started for its function has its variables already. */
  start(variables?: Readonly<Record<string, string>>): void {
    this.#channel.write(`${JSON.stringify({ start: { variables } })}\n`)
  }

  send({ requestId, payload, invokedFunctionArn, deadline, traceId, clientContext, cognitoIdentity }: SentInvocation): void {
    const isSame = invokedFunctionArn === this.#lastArn
    this.#lastArn = invokedFunctionArn
    const isShort = isSame && clientContext === undefined && cognitoIdentity === undefined
    const head = isShort
      ? `[${JSON.stringify(requestId)},${deadline},${JSON.stringify(traceId)},${payload.byteLength}]`
      : JSON.stringify([requestId, deadline, traceId, payload.byteLength, isSame ? null : invokedFunctionArn, clientContext, cognitoIdentity])
    const bytes = Buffer.allocUnsafe(Buffer.byteLength(head) + 1 + payload.byteLength)
    const at = bytes.write(head)
    bytes[at] = lineFeed
    bytes.set(payload, at + 1)
    this.#channel.write(bytes)
  }

  close(): void {
    this.#channel.destroy()
  }

  #read(piece: Buffer): void {
    if (this.#missing > piece.length) {
      this.#pieces.push(piece)
      this.#missing -= piece.length
      return
    }
    this.#rest = this.#pieces.length > 0 ? Buffer.concat([...this.#pieces, piece]) : piece
    this.#pieces = []
    this.#missing = 0
    while (this.#rest.length > 0 && this.#take());
  }

  /** Takes one line with its bytes; false while it is not whole. */
  #take(): boolean {
    const end = this.#rest.indexOf(lineFeed)
    if (end < 0) return this.#wait(this.#rest.length > longestLine ? undefined : 1)
    const line = readLine(this.#rest, end)
    if (!line || (line.n ?? 0) > largestAnswer) return this.#wait(undefined)
    const whole = end + 1 + (line.n ?? 0)
    if (this.#rest.length < whole) return this.#wait(whole - this.#rest.length)
    const bytes = this.#rest.subarray(end + 1, whole)
    this.#rest = this.#rest.subarray(whole)
    this.#tell(line, bytes)
    return true
  }

  #wait(missing: number | undefined): false {
    if (missing === undefined) {
      this.#rest = Buffer.alloc(0)
      this.#channel.destroy()
      this.#listener.lost()
      return false
    }
    this.#pieces = [this.#rest]
    this.#rest = Buffer.alloc(0)
    this.#missing = missing
    return false
  }

  #tell(line: Line, bytes: Buffer): void {
    const listener = this.#listener
    const marked = line.mark === true
    const error = (errorType: string) => ({ payload: bytes, errorType, marked, exits: line.exits === true })
    if (line.done) listener.answered(bytes, marked)
    else if (line.error !== undefined) listener.failed(error(line.error))
    else if (line.ready) listener.ready()
    else if (line.initError !== undefined) listener.initFailed(error(line.initError))
    else if (line.head !== undefined) listener.streamBegan(line.head)
    else if (line.chunk) this.#stream(bytes)
    else if (line.end) listener.streamEnded(marked)
    else if (line.broken !== undefined) listener.streamBroke(error(line.broken))
    else if (line.tooLarge) listener.answerTooLarge(marked)
    else listener.lost()
  }

  /** A slow receiver stops the reading, and so the writer. */
  #stream(bytes: Buffer): void {
    const taken = this.#listener.streamed(bytes)
    if (!taken) return
    this.#channel.pause()
    void taken.then(() => this.#channel.resume())
  }
}

const commonLine = '{"done":true,"n":'

function readLine(bytes: Buffer, end: number): Line | undefined {
  const text = bytes.toString('utf8', 0, end)
  // What nearly every line is; JSON.parse takes some microseconds.
  if (text.startsWith(commonLine) && !text.includes('mark')) return { done: true, n: Number.parseInt(text.slice(commonLine.length)) }
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each member is looked at before it is used
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}
