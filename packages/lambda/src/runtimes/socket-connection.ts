import { largestAnswer } from '../environment/error-payload.ts'
import { type LineHead, LinesWithBytes } from '../lines-with-bytes.ts'
import { startReading, stopReading } from '../sandbox/reading.ts'
import type { SandboxChannel } from '../sandbox/sandbox-process.ts'
import { readCommonHead } from './common-answer.ts'
import { invocationLine } from './invocation-line.ts'
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
  readonly #lines: LinesWithBytes<Line>
  readonly #read = (piece: Buffer) => this.#lines.push(piece)
  #lastArn = ''

  constructor(channel: SandboxChannel, listener: RuntimeListener) {
    this.#channel = channel
    this.#listener = listener
    this.#lines = new LinesWithBytes<Line>({
      readHead: readLine,
      take: (line, bytes) => this.#tell(line, bytes),
      broken: () => {
        this.close()
        listener.lost()
      },
      longestLine,
      mostBytes: largestAnswer,
    })
    channel.fromFunction.on('data', this.#read)
  }

  /** What a runtime waits for first. A process that was started for its function has its variables already. */
  start(variables?: Readonly<Record<string, string>>): void {
    this.#channel.toFunction.write(`${JSON.stringify({ start: { variables } })}\n`)
  }

  send(invocation: SentInvocation): void {
    const isSame = invocation.invokedFunctionArn === this.#lastArn
    this.#lastArn = invocation.invokedFunctionArn
    this.#channel.toFunction.write(invocationLine(invocation, isSame))
  }

  /** From now on somebody else speaks over these. */
  lend(): SandboxChannel {
    stopReading(this.#channel.fromFunction)
    this.#channel.fromFunction.off('data', this.#read)
    return this.#channel
  }

  /** Goes on behind what the other one has received and not understood. */
  takeBack(received: Uint8Array): void {
    this.#lastArn = ''
    if (received.length > 0) this.#lines.push(Buffer.from(received))
    this.#channel.fromFunction.on('data', this.#read)
    startReading(this.#channel.fromFunction)
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

function readLine(bytes: Buffer, end: number): Line | undefined {
  const text = bytes.toString('utf8', 0, end)
  const common = readCommonHead(text)
  if (common) return common
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each member is looked at before it is used
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}
