import { largestAnswer } from '../environment/error-payload.ts'
import { type LineHead, lineWithBytes, LinesWithBytes } from '../lines-with-bytes.ts'
import type { SandboxChannel } from '../sandbox/sandbox-process.ts'
import type { RuntimeConnection, RuntimeListener, SentInvocation } from './runtime-connection.ts'

/** A line that a bootstrap writes; the members stand in `nodejs/socket-channel.cjs`. */
interface Line extends LineHead {
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
}

const longestLine = 4096

/** The other end of `nodejs/socket-channel.cjs`: JSON lines, with bytes behind those that say so. */
export class SocketConnection implements RuntimeConnection {
  readonly #channel: SandboxChannel
  readonly #listener: RuntimeListener
  #lastArn = ''

  constructor(channel: SandboxChannel, listener: RuntimeListener) {
    this.#channel = channel
    this.#listener = listener
    const lines = new LinesWithBytes<Line>({
      readHead: readLine,
      take: (line, bytes) => this.#tell(line, bytes),
      broken: () => {
        this.close()
        listener.lost()
      },
      longestLine,
      mostBytes: largestAnswer,
    })
    channel.fromFunction.on('data', (piece: Buffer) => lines.push(piece))
  }

  /** What a runtime waits for first. A process that was started for its function has its variables already. */
  start(variables?: Readonly<Record<string, string>>): void {
    this.#channel.toFunction.write(`${JSON.stringify({ start: { variables } })}\n`)
  }

  send({ requestId, payload, invokedFunctionArn, deadline, traceId, clientContext, cognitoIdentity }: SentInvocation): void {
    const isSame = invokedFunctionArn === this.#lastArn
    this.#lastArn = invokedFunctionArn
    const isShort = isSame && clientContext === undefined && cognitoIdentity === undefined
    const head = isShort
      ? `[${JSON.stringify(requestId)},${deadline},${JSON.stringify(traceId)},${payload.byteLength}]`
      : JSON.stringify([requestId, deadline, traceId, payload.byteLength, isSame ? null : invokedFunctionArn, clientContext, cognitoIdentity])
    this.#channel.toFunction.write(lineWithBytes(head, payload))
  }

  close(): void {
    this.#channel.toFunction.destroy()
    this.#channel.fromFunction.destroy()
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
    const { fromFunction } = this.#channel
    fromFunction.pause()
    void taken.then(() => fromFunction.resume())
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
