import type { PassthroughBehavior, Templates } from '@fourbox/domain'
import { compileTemplate, type CompiledTemplate } from '../context/template.ts'
import type { TemplateLibrary } from '../context/template-library.ts'
import { GatewayFault } from '../call/fault.ts'
import type { MethodRequest } from '../call/method-request.ts'
import { noTemplateForType } from '../why/mapping.ts'
import type { ChosenTemplate } from '../call/hand-offs.ts'

export interface TemplateChoice {
  /** Undefined: the body passes unchanged. */
  readonly template: CompiledTemplate | undefined
  readonly chosen: ChosenTemplate
}

/**
 * Picks the request template by the request's media type: its own, else `$default`; without one passthroughBehavior decides
 * (execution reference 8.2).
 * @throws GatewayFault UNSUPPORTED_MEDIA_TYPE from the returned function.
 */
export function compileRequestTemplates(
  templates: Templates | undefined,
  passthroughBehavior: PassthroughBehavior,
  library: TemplateLibrary,
): (request: Pick<MethodRequest, 'mediaType' | 'countsAsJson'>) => TemplateChoice {
  const choices = new Map<string, TemplateChoice>(
    Object.entries(templates ?? {}).map(([mediaType, source]) => [
      mediaType,
      {
        template: source === null || source === '' ? undefined : compileTemplate(source, { side: 'request', mediaType }, library),
        chosen: { by: mediaType === '$default' ? 'default' : 'content-type', mediaType },
      },
    ]),
  )
  const fallback = choices.get('$default')
  const passes = passthroughBehavior === 'WHEN_NO_MATCH' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && choices.size === 0)

  return (request) => {
    const choice = choices.get(request.mediaType) ?? fallback
    if (choice !== undefined) return choice
    if (passes) return passthrough
    throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE', {
      log: 'Execution failed: Unsupported Media Type',
      why: noTemplateForType(request, [...choices.keys()], passthroughBehavior),
    })
  }
}

const passthrough: TemplateChoice = { template: undefined, chosen: { by: 'passthrough' } }
