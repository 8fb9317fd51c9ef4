import { Meter, textOf, type Value } from '@fourbox/java'
import type { Position } from '../parse/errors.ts'
import type { LineIndex } from '../parse/line-index.ts'
import type { Statement } from '../parse/tree.ts'

/** One directive or reference that was evaluated, in the order in which they began. */
export interface TraceEvent extends Position {
  readonly kind: Statement['kind']
  /** How deep it stands within other directives that were being evaluated. */
  readonly depth: number
  /** The references read for it, with their values as text. */
  readonly reads: readonly TraceRead[]
}

export interface TraceRead {
  readonly reference: string
  /** The text of the value; absent if there was none. */
  readonly value?: string
}

/** Where the output's next part came from: a text of the template, or a reference that printed its value. */
export interface Written extends Position {
  /** In the output, from 0. */
  readonly offset: number
  readonly kind: 'text' | 'reference'
}

/** What a trace keeps at most, of events and of what was written. */
const mostEvents = 10_000
const longestValue = 200

interface Open {
  readonly event: TraceEvent
  readonly reads: TraceRead[]
}

/** The record of one render. */
export class Trace {
  readonly events: TraceEvent[] = []
  readonly written: Written[] = []
  readonly #lines: LineIndex
  readonly #open: Open[] = []

  constructor(lines: LineIndex) {
    this.#lines = lines
  }

  begin(kind: Statement['kind'], at: number): void {
    const reads: TraceRead[] = []
    const event = { kind, ...this.#lines.positionOf(at), depth: this.#open.length, reads }
    this.#open.push({ event, reads })
    if (this.events.length < mostEvents) this.events.push(event)
  }

  /** @param offset where in the output it begins */
  write(kind: Written['kind'], offset: number, at: number): void {
    if (this.written.length < mostEvents) this.written.push({ kind, offset, ...this.#lines.positionOf(at) })
  }

  end(): void {
    this.#open.pop()
  }

  read(reference: string, value: Value): void {
    this.#open.at(-1)?.reads.push(value === null ? { reference } : { reference, value: shortText(value) })
  }
}

/** The value's text, cut short; what is too large to print at all is named by its class. */
function shortText(value: Exclude<Value, null>): string {
  if (typeof value === 'object' && value.className.startsWith('org.apache.velocity')) return value.className
  const text = boundedText(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

function boundedText(value: Exclude<Value, null>): string {
  try {
    return textOf(value, new Meter())
  } catch {
    return typeof value === 'object' ? value.className : String(value)
  }
}
