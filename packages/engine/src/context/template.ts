import { compile, TemplateEvaluationError, TemplateSyntaxError, type Scope, type Template } from '@fourbox/vtl'
import type { Call } from '../call/call.ts'
import { configurationError } from '../call/fault.ts'
import { FinalOverrides } from './final-overrides.ts'
import { TemplateContext } from './template-context.ts'
import { TemplateParameters } from './template-parameters.ts'

/** A mapping template as the boxes use it. */
export interface CompiledTemplate {
  /** Renders over a body; what the template writes into the overrides stays with the call. @throws GatewayFault API_CONFIGURATION_ERROR */
  render(body: string, call: Call): string
}

/** Compiles a template at deployment. One that does not parse fails when it is called, as AWS's does. */
export function compileTemplate(source: string, side: 'request' | 'response'): CompiledTemplate {
  const template = parse(source, false)
  // Compiled a second time only for calls that are traced.
  let tracing: Template | TemplateSyntaxError | undefined
  // Only a template that names $context can reach the overrides, and most name none.
  const mayOverride = source.includes('context')

  return {
    render(body, call) {
      const chosen = call.templates === undefined ? template : (tracing ??= parse(source, true))
      if (chosen instanceof TemplateSyntaxError) throw unable(side, chosen.message)
      try {
        if (mayOverride) (call.overrides ??= new FinalOverrides()).beginTemplate()
        const { text, trace } = chosen.render(scopeOf(body, call, call.overrides ?? unreachable))
        if (trace !== undefined) call.templates?.push({ side, source, steps: trace })
        return text
      } catch (error) {
        if (error instanceof TemplateEvaluationError)
          throw unable(side, error.position === undefined ? error.message : `${error.message} at line ${error.position.line}, column ${error.position.column}`)
        throw error
      }
    },
  }
}

function parse(source: string, trace: boolean): Template | TemplateSyntaxError {
  try {
    return compile(source, { trace })
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error
    throw error
  }
}

function scopeOf(body: string, call: Call, overrides: FinalOverrides): Scope {
  return { body, params: new TemplateParameters(call), stageVariables: call.place.variables, context: new TemplateContext(call), overrides }
}

/** Lent to templates that cannot reach it, so that none is made for them. */
const unreachable = new FinalOverrides()

function unable(side: 'request' | 'response', reason: string) {
  return configurationError(`Unable to transform ${side}: ${reason}`)
}
