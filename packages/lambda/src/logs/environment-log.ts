import type { FunctionVersion } from '@fourbox/domain'
import type { PlatformError } from '../environment/error-payload.ts'
import type { FunctionLogEvent } from './function-log-event.ts'
import { type InitFacts, jsonRecord, textLine, type Report, type RuntimeFacts, type Trouble } from './platform-lines.ts'
import { LogTail } from './log-tail.ts'

/** Of what one invocation prints so much is kept; AWS keeps it all. */
export const largestLog = 10_485_760
/** What comes together so long is one batch: a turn of Node's loop for each warm invocation would cost a tenth of it. */
const batchForInMillis = 20

/** A text, or what makes it: the platform's lines are put into words when their batch is handed on, and not while somebody waits for the answer. */
type Message = string | (() => string)

/**
 * The log stream of one environment: the platform's lines and what the function writes, in the order in which they happened. Handed on in batches.
 */
export class EnvironmentLog {
  readonly stream: string
  readonly #init: InitFacts
  readonly #version: FunctionVersion
  readonly #sink: (group: string, stream: string, events: readonly FunctionLogEvent[]) => void
  readonly #isJson: boolean
  #batch: { readonly at: number; readonly message: Message }[] = []
  #timer: NodeJS.Timeout | undefined
  #tail: LogTail | undefined
  #size = 0
  #latest = 0

  constructor(version: FunctionVersion, init: InitFacts, sink: (group: string, stream: string, events: readonly FunctionLogEvent[]) => void) {
    this.stream = init.logStream
    this.#init = init
    this.#version = version
    this.#sink = sink
    this.#isJson = version.logging.format === 'JSON'
  }

  initStart(at: number, facts: RuntimeFacts): void {
    if (!this.#isJson) this.#write(at, textLine.initStart(facts))
    else if (this.#keeps('INFO')) this.#write(at, jsonRecord.initStart(at, this.#version, facts, this.#init))
  }

  /** A remark of Fourbox itself, such as which interpreter runs a function. */
  note(at: number, text: string): void {
    this.#write(
      at,
      this.#isJson ? JSON.stringify({ time: new Date(at).toISOString(), type: 'fourbox.note', record: { message: text } }) : `[Fourbox] ${text}\n`,
    )
  }

  initReport(at: number, phase: 'init' | 'invoke', durationInMillis: number, trouble: Trouble | undefined): void {
    if (!this.#isJson) {
      if (trouble) this.#write(at, textLine.initReport(durationInMillis, phase, trouble))
      return
    }
    if (!trouble && !this.#keeps('DEBUG')) return
    const { initializationType } = this.#init
    if (this.#keeps('DEBUG')) this.#write(at, jsonRecord.initRuntimeDone(at, phase, initializationType, trouble))
    this.#write(at, jsonRecord.initReport(at, phase, initializationType, durationInMillis, trouble))
  }

  /** From here on the lines belong to an invocation. */
  start(at: number, requestId: string, wantsTail: boolean): void {
    this.#size = 0
    const { version, functionArn } = this.#version
    const text = () => textLine.start(requestId, version)
    this.#tail = wantsTail ? new LogTail() : undefined
    this.#tail?.add(text())
    if (!this.#isJson) this.#write(at, text, false)
    else if (this.#keeps('INFO')) this.#write(at, () => jsonRecord.start(at, requestId, functionArn, version), false)
  }

  /** What the function itself writes; beyond a bound it is left out, and the log says so once. */
  functionEvent(at: number, message: string): void {
    if (this.#size > largestLog) return
    this.#size += message.length
    if (this.#size > largestLog) this.note(at, `What this invocation writes beyond ${largestLog} bytes is left out.`)
    else this.#write(at, message)
  }

  timedOut(at: number, requestId: string): void {
    const { timeoutInSeconds } = this.#version
    const text = textLine.timedOut(at, requestId, timeoutInSeconds)
    this.#tail?.add(text)
    if (!this.#isJson) this.#write(at, text, false)
  }

  exited(at: number, { errorMessage, errorType }: PlatformError): void {
    const text = textLine.exited(errorMessage, errorType)
    this.#tail?.add(text)
    if (!this.#isJson) this.#write(at, text, false)
  }

  /** END and REPORT. @returns the tail, where it was wanted */
  end(at: number, report: Report, producedBytes: number): Uint8Array | undefined {
    const lines = [() => textLine.end(report.requestId), () => textLine.report(report)]
    const tail = this.#tail
    for (const line of lines) {
      tail?.add(line())
      if (!this.#isJson) this.#write(at, line, false)
    }
    if (this.#isJson) {
      const { requestId, durationInMillis, trouble } = report
      if (this.#keeps('DEBUG')) this.#write(at, () => jsonRecord.runtimeDone(at, requestId, durationInMillis, producedBytes, trouble), false)
      if (trouble || this.#keeps('INFO')) this.#write(at, () => jsonRecord.report(at, report), false)
    }
    this.#tail = undefined
    return tail?.bytes()
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#batch.length === 0) return
    const events = this.#batch.map(({ at, message }) => ({ at, message: typeof message === 'string' ? message : message() }))
    this.#batch = []
    this.#sink(this.#version.logging.group, this.stream, events)
  }

  #keeps(level: 'DEBUG' | 'INFO'): boolean {
    const { systemLevel } = this.#version.logging
    return systemLevel === 'DEBUG' || systemLevel === level
  }

  #write(at: number, message: Message, isForTail = true): void {
    if (isForTail && typeof message === 'string') this.#tail?.add(message.endsWith('\n') ? message : `${message}\n`)
    this.#timer ??= setTimeout(() => this.flush(), batchForInMillis)
    // Frames carry the process's own time; a stream's times never fall.
    this.#latest = Math.max(this.#latest, at)
    this.#batch.push({ at: this.#latest, message })
  }
}
