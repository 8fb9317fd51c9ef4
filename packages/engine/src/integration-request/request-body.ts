import type { ContentHandling, PassthroughBehavior, Templates } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { convertRequest, type Payload } from '../content/content-handling.ts'
import { configurationError } from '../call/fault.ts'
import type { ChosenTemplate } from '../call/hand-offs.ts'
import { compileRequestTemplates } from './choose-template.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { bodyNotText } from '../why/mapping.ts'

interface BodySettings {
  readonly requestTemplates?: Templates
  readonly passthroughBehavior: PassthroughBehavior
  readonly contentHandling?: ContentHandling
}

export interface RequestBody {
  readonly body: Payload
  readonly template: ChosenTemplate
}

/**
 * Compiles how a mapped integration's body is made: content handling, then the template of the request's media type.
 * The returned function throws UNSUPPORTED_MEDIA_TYPE, or API_CONFIGURATION_ERROR where bytes reach a template.
 */
export function compileRequestBody(settings: BodySettings, method: MethodFacts): (call: RoutedCall) => RequestBody {
  const choose = compileRequestTemplates(settings.requestTemplates, settings.passthroughBehavior, method.templates)
  const { isBinary } = method

  return (call) => {
    const { request } = call
    const { template, chosen } = choose(request)
    const body = convertRequest(request.body, isBinary(request.mediaType), settings.contentHandling)
    call.recorder.recordTemplateBody('request', body)
    if (template === undefined) return { body, template: chosen }
    if (typeof body !== 'string') {
      throw configurationError('Unable to transform request', bodyNotText('request', 'it is binary, and a template reads text'))
    }
    return { body: template.render(body, call), template: chosen }
  }
}
