import type { TraceEvent as TemplateStep } from '@fourbox/vtl'
import type { CallMarks } from '../call/call-marks.ts'
import type { Payload } from '../content/content-handling.ts'
import type { HandOff, HandOffs } from './hand-off.ts'

/** What is kept of a call: its hand-offs, for a log or a trace; the steps of its templates, for a trace. */
export interface Keeping {
  readonly records: boolean
  readonly traces: boolean
  /** What its trace id says: whether it is sampled; undefined: nothing, since the stage has X-Ray off. */
  readonly samples: boolean | undefined
}

/** Keeps references to what the boxes hand on. With nothing to record it is one shared object that does nothing. */
export interface Recorder {
  /** Whether it is worth making a value for the record alone. */
  readonly on: boolean
  /** Whether templates are evaluated step by step. */
  readonly tracesTemplates: boolean
  record<Step extends keyof HandOffs>(step: Step, value: HandOffs[Step]): void
  recordTemplate(run: TemplateRun): void
  /** What a template of that side was given to read, or would have been. */
  recordTemplateBody(side: TemplateRun['side'], body: Payload): void
  /** Is told the headers that signed the integration's call; undefined where nothing is recorded. */
  readonly onSigned: ((headers: readonly string[]) => void) | undefined
  readonly events: readonly HandOff[]
  readonly templates: readonly TemplateRun[]
  readonly templateBodies: ReadonlyMap<TemplateRun['side'], Payload>
  readonly signature: readonly string[]
}

/** One template as it ran. */
export interface TemplateRun {
  readonly side: 'request' | 'response'
  readonly source: string
  readonly steps: readonly TemplateStep[]
}

export const noRecorder: Recorder = {
  on: false,
  tracesTemplates: false,
  record() {},
  recordTemplate() {},
  recordTemplateBody() {},
  onSigned: undefined,
  events: [],
  templates: [],
  templateBodies: new Map(),
  signature: [],
}

/** A class, not a literal: a getter in a literal gives each object a shape of its own, which doubled what a logged call costs. */
class CallRecorder implements Recorder {
  readonly on = true
  readonly tracesTemplates: boolean
  readonly events: HandOff[] = []
  readonly templates: TemplateRun[] = []
  templateBodies: Recorder['templateBodies'] = noRecorder.templateBodies
  signature: readonly string[] = []
  readonly #marks: CallMarks

  constructor(marks: CallMarks, tracesTemplates: boolean) {
    this.#marks = marks
    this.tracesTemplates = tracesTemplates
  }

  record<Step extends keyof HandOffs>(step: Step, value: HandOffs[Step]): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a step and its value come as a pair of one key
    this.events.push({ step, at: this.#marks.elapsed(), value } as HandOff)
  }

  recordTemplate(run: TemplateRun): void {
    this.templates.push(run)
  }

  recordTemplateBody(side: TemplateRun['side'], body: Payload): void {
    if (this.tracesTemplates) this.templateBodies = new Map([...this.templateBodies, [side, body]])
  }

  readonly onSigned = (headers: readonly string[]): void => {
    this.signature = headers
  }
}

export function makeRecorder(marks: CallMarks, tracesTemplates: boolean): Recorder {
  return new CallRecorder(marks, tracesTemplates)
}
