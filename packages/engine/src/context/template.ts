import { compile, TemplateEvaluationError, TemplateSyntaxError, type Scope, type Template } from '@fourbox/vtl'
import type { Call } from '../call/call.ts'
import { configurationError } from '../call/fault.ts'
import type { TextPlace } from '../content/text-place.ts'
import { templateFailed, type TemplateName } from '../why/mapping.ts'
import { orSyntaxError, type TemplateLibrary } from './template-library.ts'
import { TemplateContext } from './template-context.ts'
import { TemplateParameters } from './template-parameters.ts'

/** A mapping template as the boxes use it. */
export interface CompiledTemplate {
  /** Renders over a body; what the template writes into the overrides stays with the call. @throws GatewayFault API_CONFIGURATION_ERROR */
  render(body: string, call: Call): string
}

/** Compiles a template at deployment. One that does not parse fails when it is called, as AWS's does. */
export function compileTemplate(source: string, name: TemplateName, library: TemplateLibrary): CompiledTemplate {
  const { side } = name
  const template = library.get(source)
  // Compiled a second time only for calls that are traced.
  let tracing: Template | TemplateSyntaxError | undefined

  return {
    render(body, call) {
      const chosen = call.recorder.tracesTemplates ? (tracing ??= orSyntaxError(() => compile(source, { trace: true }))) : template
      if (chosen instanceof TemplateSyntaxError) throw unable(name, chosen, chosen.message)
      try {
        call.overrides.beginTemplate()
        const { text, trace } = chosen.render(scopeOf(body, call))
        if (trace !== undefined) call.recorder.recordTemplate({ side, source, steps: trace })
        return text
      } catch (error) {
        if (!(error instanceof TemplateEvaluationError)) throw error
        const { message, position } = error
        throw unable(name, position, `${message} at line ${position.line}, column ${position.column}`)
      }
    },
  }
}

function scopeOf(body: string, call: Call): Scope {
  return {
    body,
    params: new TemplateParameters(call.request),
    stageVariables: call.place.variables,
    context: new TemplateContext(call),
    overrides: call.overrides,
  }
}

function unable(name: TemplateName, place: TextPlace, reason: string) {
  return configurationError(`Unable to transform ${name.side}: ${reason}`, templateFailed(name, place, reason))
}
