import type { Rendering, TemplateCall } from './render-template.ts'

/** What came of a template that was being written. */
export type LiveOutcome = Rendering | Endless | Unstarted

/** The template did not end, and was ended. */
export interface Endless {
  readonly outcome: 'endless'
  readonly afterInMillis: number
}

/** The worker's program did not come, as when the server was away. */
export interface Unstarted {
  readonly outcome: 'unstarted'
}

/** What a worker says: that its program has come, then what came of each template. */
export type WorkerMessage = 'ready' | Rendering

interface Asked {
  readonly call: TemplateCall
  readonly onDone: (outcome: LiveOutcome) => void
}

/** Far longer than any template that a person waits for. */
const patienceInMillis = 3_000

/**
 * Renders templates in a worker, one at a time and the newest of those that wait: what is typed meanwhile replaces what
 * has not begun. A template that does not end is ended together with its worker, and the next one gets another.
 */
export class LiveRenderer {
  readonly #startWorker: () => Worker
  #worker: Worker | undefined
  #isReady = false
  #running: Asked | undefined
  #waiting: Asked | undefined
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(startWorker: () => Worker) {
    this.#startWorker = startWorker
  }

  render(call: TemplateCall, onDone: (outcome: LiveOutcome) => void): void {
    this.#waiting = { call, onDone }
    if (this.#running === undefined) this.#next()
  }

  /** Nothing that was asked for is answered any more. */
  end(): void {
    this.#waiting = undefined
    this.#running = undefined
    this.#stop()
  }

  #next(): void {
    const asked = this.#waiting
    this.#waiting = undefined
    this.#running = asked
    if (asked === undefined) return
    this.#worker ??= this.#begin()
    if (this.#isReady) this.#beginPatience()
    this.#worker.postMessage(asked.call)
  }

  #begin(): Worker {
    const worker = this.#startWorker()
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (data !== 'ready') return this.#done(data)
      this.#isReady = true
      this.#beginPatience()
    })
    worker.addEventListener('error', () => {
      this.#stop()
      this.#done({ outcome: 'unstarted' })
    })
    return worker
  }

  /** How long the program takes to come is no fault of a template's. */
  #beginPatience(): void {
    if (this.#running === undefined) return
    this.#patience = setTimeout(() => {
      this.#stop()
      this.#done({ outcome: 'endless', afterInMillis: patienceInMillis })
    }, patienceInMillis)
  }

  #done(outcome: LiveOutcome): void {
    clearTimeout(this.#patience)
    const asked = this.#running
    this.#running = undefined
    asked?.onDone(outcome)
    this.#next()
  }

  #stop(): void {
    clearTimeout(this.#patience)
    this.#worker?.terminate()
    this.#worker = undefined
    this.#isReady = false
  }
}
