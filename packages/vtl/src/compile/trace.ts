import { defaultBudgets, JavaList, JavaMap, type JavaObject, Meter, textOf, type Value } from '@fourbox/java'
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
  /** Undefined of an event that is one too many. */
  readonly reads: TraceRead[] | undefined
}

/** The record of one render. */
export class Trace {
  readonly events: TraceEvent[] = []
  readonly written: Written[] = []
  readonly #lines: LineIndex
  readonly #open: Open[] = []
  /** One budget for the texts of all values: a render whose values are large and read often takes no longer by far for being traced. */
  readonly #meter = new Meter(defaultBudgets, defaultBudgets.steps)
  /** Of values that were cut short, since these are read again in loops: the text, which stands as long as nothing was added or removed. */
  readonly #cut = new WeakMap<JavaObject, { readonly changes: number; readonly text: string }>()

  constructor(lines: LineIndex) {
    this.#lines = lines
  }

  begin(kind: Statement['kind'], at: number): void {
    const reads: TraceRead[] | undefined = this.events.length < mostEvents ? [] : undefined
    if (reads) this.events.push({ kind, ...this.#lines.positionOf(at), depth: this.#open.length, reads })
    this.#open.push({ reads })
  }

  /** @param offset where in the output it begins */
  write(kind: Written['kind'], offset: number, at: number): void {
    if (this.written.length < mostEvents) this.written.push({ kind, offset, ...this.#lines.positionOf(at) })
  }

  end(): void {
    this.#open.pop()
  }

  read(reference: string, value: Value): void {
    this.#open.at(-1)?.reads?.push(value === null ? { reference } : { reference, value: this.#textOf(value) })
  }

  /** The value's text, cut short; what is too large to print, or comes when no budget is left, is named by its class. */
  #textOf(value: Exclude<Value, null>): string {
    if (typeof value !== 'object') return short(String(value))
    if (value.className.startsWith('org.apache.velocity')) return value.className
    const cut = this.#cut.get(value)
    const changes = value instanceof JavaList || value instanceof JavaMap ? value.changes : 0
    if (cut?.changes === changes) return cut.text
    try {
      const text = short(textOf(value, this.#meter))
      if (text.length > longestValue) this.#cut.set(value, { changes, text })
      return text
    } catch {
      return value.className
    }
  }
}

function short(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}
