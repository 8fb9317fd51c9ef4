import type { Reference, Statement, Text } from '../parse/tree.ts'
import type { Evaluate, Render } from './run.ts'

/** Records a directive; for templates that are compiled for tracing. */
export function traced(statement: Statement, render: Render): Render {
  const { kind, at } = statement
  return (run, frame) => {
    run.trace?.begin(kind, at)
    if (kind === 'reference') run.traceWriting(kind, at)
    try {
      render(run, frame)
    } finally {
      run.trace?.end()
    }
  }
}

/** Records what a reference read. */
export function readTraced(reference: Reference, evaluate: Evaluate): Evaluate {
  const { literal } = reference
  return (run, frame) => {
    const value = evaluate(run, frame)
    run.trace?.read(literal, value)
    return value
  }
}

/** Records which text of the template wrote a part of the output. */
export function tracedText({ text, at }: Text): Render {
  return (run) => {
    run.traceWriting('text', at)
    run.out += text
  }
}
