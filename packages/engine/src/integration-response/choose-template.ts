import type { Templates } from '@fourbox/domain'
import { firstAccepted } from '../content/binary-types.ts'
import { compileTemplate, type CompiledTemplate } from '../context/template.ts'
import type { TemplateLibrary } from '../context/template-library.ts'
import type { ChosenTemplate } from '../call/hand-offs.ts'

export interface ResponseTemplateChoice {
  /** Undefined: the body passes unchanged. */
  readonly template: CompiledTemplate | undefined
  readonly chosen: ChosenTemplate
}

/** Picks the response template: by the first type of Accept, else `application/json`, else the first there is (execution reference, section 10). */
export function compileResponseTemplates(
  templates: Templates | undefined,
  statusCode: string,
  library: TemplateLibrary,
): (accept: string | undefined) => ResponseTemplateChoice {
  const compiled = new Map(
    Object.entries(templates ?? {}).map(([mediaType, source]) => [
      mediaType,
      source === null || source === '' ? undefined : compileTemplate(source, { side: 'response', statusCode, mediaType }, library),
    ]),
  )
  const [first] = compiled.keys()
  if (first === undefined) return () => passthrough

  const byAccept = new Map<string, ResponseTemplateChoice>(
    [...compiled].map(([mediaType, template]) => [mediaType, { template, chosen: { by: 'accept', mediaType } }]),
  )
  const otherwise: ResponseTemplateChoice = compiled.has('application/json')
    ? { template: compiled.get('application/json'), chosen: { by: 'default', mediaType: 'application/json' } }
    : { template: compiled.get(first), chosen: { by: 'first', mediaType: first } }
  return (accept) => {
    const accepted = firstAccepted(accept)
    return (accepted === undefined ? undefined : byAccept.get(accepted)) ?? otherwise
  }
}

const passthrough: ResponseTemplateChoice = { template: undefined, chosen: { by: 'passthrough' } }
