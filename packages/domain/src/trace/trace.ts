import type { EpochMillis, RestApiId, StageName } from '../names/identifier.ts'
import type { Why } from './why.ts'

/** The boxes in the order in which a call passes them and in which the console draws them. */
export const boxNames = ['method-request', 'admission', 'integration-request', 'integration', 'integration-response', 'method-response'] as const
/** Where a call can leave a mark: a box, or the gateway response that took the place of the rest. */
export type BoxName = (typeof boxNames)[number] | 'gateway-response'

/** One box of one call as it is stored and shown: all text, redacted, cut to size. */
export interface TracedBox {
  readonly box: BoxName
  /** Milliseconds from the start of the call to the end of this box; the difference to the box before is its own time. */
  readonly at: number
  readonly outcome: 'passed' | 'failed'
  /** Named facts in the order in which they are worth reading: what came out, and why it was decided so. */
  readonly facts: readonly TracedFact[]
  /** The mapping template that ran in this box, evaluated step by step. */
  readonly template?: TracedTemplate
  /** What a mapping template of this box reads as its body, where content handling made it another than came in. */
  readonly templateBody?: TracedBody
  /** Absent where the box failed, and of the method response, whose value is the answer. */
  readonly handedOn?: TracedHandOff
  /** Which integration response was taken; absent where none had to be chosen. */
  readonly selection?: TracedSelection
}

/** What a box handed on to the next, in parts, so that it can be compared with what came in. */
export interface TracedHandOff {
  /** `GET /pets/1`, `POST https://back.end/pets`, or the status of an answer; a MOCK is called by nothing. */
  readonly line?: string
  /** Decoded; the values of secrets are starred. */
  readonly query: readonly TracedHeader[]
  readonly headers: readonly TracedHeader[]
  /** Absent where there was none, and where it was streamed; `unchanged` where its bytes are those of the hand-off before. */
  readonly body?: TracedBody | 'unchanged'
}

/** By their status codes. */
export interface TracedSelection {
  readonly chosen: string
  /** Those whose patterns did not match before it was chosen, in that order. */
  readonly tried: readonly string[]
}

export interface TracedTemplate {
  readonly source: string
  /** In the order in which they began; the first few hundred of a long render. */
  readonly steps: readonly TracedTemplateStep[]
}

/** One directive or reference that was evaluated. */
export interface TracedTemplateStep {
  /** From 1, in the template. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** What it is, in the template language's own word. */
  readonly kind: string
  /** How deep it stands in directives that were being evaluated. */
  readonly depth: number
  /** The references read for it; without a value where there was none. */
  readonly reads: readonly { readonly reference: string; readonly value?: string }[]
}

/** What the mapping templates of a call can read beside a body; the values of secrets are starred. */
export interface TracedScope {
  /** The last value of each. */
  readonly params: Readonly<Record<'path' | 'querystring' | 'header', readonly TracedHeader[]>>
  readonly stageVariables: readonly TracedHeader[]
  readonly context: TracedContext
}

/** `$context` by its names, those within one another as objects; null for a name without a value. */
export interface TracedContext {
  readonly [name: string]: null | number | string | TracedContext
}

export interface TracedFact {
  readonly name: string
  readonly value: string
}

/** A body as it came or went. */
export interface TracedBody {
  /** In base64 where the bytes are no text; the beginning, where it is long. */
  readonly text: string
  readonly isBase64Encoded: boolean
  /** Of the whole. */
  readonly bytes: number
  readonly isCut: boolean
}

export type TracedHeader = readonly [name: string, value: string]

/** What the client sent, whole enough to be sent again. */
export interface TracedRequest {
  readonly httpMethod: string
  /** Path and query as they stood on the line, stage or base path included; the values of secrets are starred. */
  readonly target: string
  /** In their order and spelling; the values of secrets are starred. */
  readonly headers: readonly TracedHeader[]
  /** Absent where there was none. */
  readonly body?: TracedBody
  /** What is starred, and so has to be given again by whoever sends it again. */
  readonly masked: readonly MaskedPart[]
}

export interface MaskedPart {
  readonly place: 'header' | 'query' | 'body'
  /** Empty for a body: a secret of the rest stands somewhere in it. */
  readonly name: string
}

/** What the client was answered. */
export interface TracedAnswer {
  readonly headers: readonly TracedHeader[]
  /** Absent where there was none, and where it was streamed. */
  readonly body?: TracedBody
}

/** The stage that calls of the console's Test are recorded under. */
export const testStage: StageName = 'test-invoke-stage'

/** One call through the boxes as it is stored and shown. What is optional an earlier version did not keep. */
export interface Trace {
  readonly requestId: string
  readonly restApiId: RestApiId
  /** `testStage` for the console's Test. */
  readonly stage: StageName
  readonly httpMethod: string
  readonly path: string
  readonly resourcePath?: string
  readonly startedAt: EpochMillis
  readonly latencyInMillis: number
  /** Absent where no back end was called. */
  readonly integrationLatencyInMillis?: number
  readonly status: number
  /** What decided about the answer, in a few words: the pattern that matched, the cache, the reason of a refusal. */
  readonly decision?: string
  /** The same for a person, where it failed or is likely to surprise. */
  readonly why?: Why
  readonly isCanary?: boolean
  readonly deploymentId?: string
  /** What the node is called that answered it; absent where there is only one. */
  readonly node?: string
  readonly request?: TracedRequest
  readonly answer?: TracedAnswer
  /** Only of a method whose integration takes mapping templates. */
  readonly scope?: TracedScope
  readonly boxes: readonly TracedBox[]
  /** The execution log, a line an entry. */
  readonly log: readonly string[]
  /** The box that each line of the log is about; null for one of the call as a whole. */
  readonly logBoxes?: readonly (BoxName | null)[]
}
