import type { HandOffs, TraceEvent } from './trace-event.ts'

/** Keeps references to what the boxes hand on. With nothing to record it is one shared object that does nothing. */
export interface Recorder {
  /** Whether it is worth making a value for the record alone. */
  readonly on: boolean
  record<Step extends keyof HandOffs>(step: Step, value: HandOffs[Step]): void
  readonly events: readonly TraceEvent[]
}

export const noRecorder: Recorder = { on: false, record() {}, events: [] }

/** `elapsed` tells the milliseconds since the call began. */
export function makeRecorder(elapsed: () => number): Recorder {
  const events: TraceEvent[] = []
  return {
    on: true,
    events,
    record(step, value) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a step and its value come as a pair of one key
      events.push({ step, at: elapsed(), value } as TraceEvent)
    },
  }
}
