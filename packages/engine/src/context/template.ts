import { compile, TemplateEvaluationError, TemplateSyntaxError, type Scope, type Template } from '@fourbox/vtl'
import type { Call } from '../call.ts'
import { configurationError } from '../fault.ts'
import { contextSource } from './template-context.ts'
import { templateParameters } from './template-parameters.ts'

/** A mapping template as the boxes use it. */
export interface CompiledTemplate {
  /** Renders over a body; what the template writes into the overrides stays with the call. @throws GatewayFault API_CONFIGURATION_ERROR */
  render(body: string, call: Call): string
}

/** Compiles a template at deployment. One that does not parse fails when it is called, as AWS's does. */
export function compileTemplate(source: string, side: 'request' | 'response'): CompiledTemplate {
  const template = parse(source)
  // Only a template that names $context can write overrides, and most name none.
  const mayOverride = source.includes('context')

  return {
    render(body, call) {
      if (template instanceof TemplateSyntaxError) throw unable(side, template.message)
      try {
        const { text, overrides } = template.render(scopeOf(body, call))
        if (mayOverride) call.overrides = overrides
        return text
      } catch (error) {
        if (error instanceof TemplateEvaluationError)
          throw unable(side, error.position === undefined ? error.message : `${error.message} at line ${error.position.line}, column ${error.position.column}`)
        throw error
      }
    },
  }
}

function parse(source: string): Template | TemplateSyntaxError {
  try {
    return compile(source)
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error
    throw error
  }
}

function scopeOf(body: string, call: Call): Scope {
  const scope = { body, params: templateParameters(call), stageVariables: call.place.variables, context: contextSource(call) }
  return call.overrides === undefined ? scope : { ...scope, overrides: call.overrides }
}

function unable(side: 'request' | 'response', reason: string) {
  return configurationError(`Unable to transform ${side}: ${reason}`)
}
