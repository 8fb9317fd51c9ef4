import type { Trouble } from '../logs/platform-lines.ts'
import { largestAnswer, largestStream } from './error-payload.ts'

/** An invocation on its way through an environment. */
export interface Task {
  readonly requestId: string
  readonly payload: Uint8Array
  readonly invokedFunctionArn: string
  readonly traceId: string
  readonly clientContext: string | undefined
  readonly cognitoIdentity: string | undefined
  readonly wantsTail: boolean
  /** Takes what a streaming function writes; absent where the pieces are collected. */
  readonly stream: StreamReceiver | undefined
}

export interface StreamReceiver {
  began(contentType: string): void
  /** @returns a promise while it cannot take more */
  piece(bytes: Uint8Array): Promise<void> | undefined
}

/** How a task ended. */
export interface TaskResult {
  readonly payload: Uint8Array
  readonly error: { readonly errorType: string } | undefined
  readonly contentType: string | undefined
  readonly logTail: Uint8Array | undefined
  /** As REPORT says it. */
  readonly durationInMillis: number
}

/** What an invocation ends with. */
export interface Ending {
  readonly payload: Uint8Array
  readonly errorType?: string
  readonly trouble?: Trouble
  /** In milliseconds; absent: from its beginning until now. */
  readonly duration?: number
}

/** One invocation while an environment has it: when it began, what has been streamed of it so far, whether it is over. */
export class Turn {
  readonly task: Task
  readonly onResult: (result: TaskResult) => void
  /** Monotonic. */
  begunAt: number
  /** Of the cold start before it. */
  initDuration: number | undefined
  /** When its time is over, monotonic. */
  deadline = Infinity
  /** Set as soon as nothing more that the runtime says counts. */
  ended = false
  /** The error of a runtime that is about to end for it. */
  lastWords: Pick<Ending, 'payload' | 'errorType'> | undefined
  #contentType: string | undefined
  readonly #pieces: Buffer[] = []
  #size = 0

  constructor(task: Task, begunAt: number, onResult: (result: TaskResult) => void) {
    this.task = task
    this.begunAt = begunAt
    this.onResult = onResult
  }

  get contentType(): string | undefined {
    return this.#contentType
  }

  /** What was streamed and had nobody to go to. */
  get collected(): Uint8Array {
    return Buffer.concat(this.#pieces)
  }

  streamBegan(contentType: string): void {
    if (this.#contentType !== undefined) return
    this.#contentType = contentType
    this.task.stream?.began(contentType)
  }

  /** Whether these bytes, too, are within what may be streamed, or collected. */
  hasRoomFor(bytes: Uint8Array): boolean {
    return this.#size + bytes.length <= (this.task.stream ? largestStream : largestAnswer)
  }

  /** Hands a piece on, or keeps it. @returns a promise while its receiver cannot take more */
  streamed(bytes: Uint8Array): Promise<void> | undefined {
    this.#size += bytes.length
    if (this.task.stream) return this.task.stream.piece(bytes)
    this.#pieces.push(Buffer.from(bytes))
    return undefined
  }
}
