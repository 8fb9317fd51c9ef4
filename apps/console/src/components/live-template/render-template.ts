import type { TracedContext, TracedScope, TracedTemplateStep } from '@fourbox/domain'
import {
  compile,
  type ContextSource,
  type ContextValue,
  FinalOverrides,
  type Scope,
  TemplateEvaluationError,
  TemplateSyntaxError,
  type Written,
} from '@fourbox/vtl'
import { type TemplateSide, type TemplateWrites, templateWrites } from './template-writes.ts'

/** A template with what it reads: all that can be sent to a worker. */
export interface TemplateCall {
  readonly side: TemplateSide
  readonly source: string
  readonly body: string
  readonly scope: TracedScope
  /** The request's template, where a response's is rendered: what it wrote into the overrides is still there. */
  readonly before?: { readonly source: string; readonly body: string }
}

/** What comes of a template. */
export type Rendering = Rendered | Failed

export interface Rendered {
  readonly outcome: 'rendered'
  readonly text: string
  /** What was evaluated, in its order; of a long render the beginning. */
  readonly steps: readonly TracedTemplateStep[]
  /** What wrote each part of the text, in its order. */
  readonly written: readonly Written[]
  /** What it sets beside its text. */
  readonly sets: TemplateWrites
}

export interface Failed {
  readonly outcome: 'failed'
  /** As the execution log tells it behind `Unable to transform`, with its place. */
  readonly reason: string
  readonly message: string
  /** Both from 1. */
  readonly line: number
  readonly column: number
}

/** More than an editor shows behind its lines. */
const mostSteps = 2_000

/** Renders a template as the engine does, over what the trace of a call tells that a template could read. */
export function renderTemplate({ side, source, body, scope, before }: TemplateCall): Rendering {
  const overrides = new FinalOverrides()
  // An empty one is none: the body passes as it is.
  if (source === '') return { outcome: 'rendered', text: body, steps: [], written: [], sets: templateWrites(side, overrides) }
  const rest = { ...scopeOf(scope), overrides }
  if (before !== undefined) run('request', before.source, { ...rest, body: before.body })
  return run(side, source, { ...rest, body })
}

function run(side: TemplateSide, source: string, scope: Scope & { readonly overrides: FinalOverrides }): Rendering {
  try {
    scope.overrides.beginTemplate()
    const { text, trace = [], written = [] } = compile(source, { trace: true }).render(scope)
    return { outcome: 'rendered', text, steps: trace.slice(0, mostSteps), written, sets: templateWrites(side, scope.overrides) }
  } catch (error) {
    if (error instanceof TemplateSyntaxError)
      return { outcome: 'failed', reason: error.message, message: error.message, line: error.line, column: error.column }
    if (error instanceof TemplateEvaluationError) {
      const { message, position } = error
      return { outcome: 'failed', reason: `${message} at line ${position.line}, column ${position.column}`, message, ...position }
    }
    throw error
  }
}

function scopeOf({ params, stageVariables, context }: TracedScope): Omit<Scope, 'body'> {
  return {
    params: { path: new Map(params.path), querystring: new Map(params.querystring), header: new Map(params.header) },
    stageVariables: new Map(stageVariables),
    context: sourceOf(context),
  }
}

/** Names of a stranger's are keys like any other: only the object's own count. */
function sourceOf(context: TracedContext): ContextSource {
  const values = new Map<string, ContextValue>(Object.entries(context))
  return { get: (name) => values.get(name) ?? undefined, names: () => values.keys() }
}
