import type { TracedFact } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import type { ChosenTemplate, SelectedBy } from '../call/hand-offs.ts'
import { admissionFacts } from './admission-facts.ts'
import { printBackendBody } from './backend-body.ts'
import { endpointUri } from './endpoint-uri.ts'
import { printBody, printHeaders, printMap, printQuery } from './log-text.ts'
import { redactEvent } from './redact-event.ts'
import type { HandOff } from './hand-off.ts'

/** One hand-off as named facts, in the order in which they are worth reading: what came out, and why it was decided so. */
export function factsOf(event: HandOff, call: Call): readonly TracedFact[] {
  return pairsOf(event, call).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]))
}

type Pair = readonly [name: string, value: string | undefined]

function pairsOf(event: HandOff, call: Call): readonly Pair[] {
  const { mask } = call.place
  switch (event.step) {
    case 'method-request': {
      const request = event.value
      return [
        ['HTTP method', request.httpMethod],
        ['Resource', call.route === undefined ? undefined : `${call.route.httpMethod} ${call.route.resourcePath}`],
        ['Path', printMap(request.pathParameters)],
        ['Query string', printQuery(request.query, mask)],
        ['Headers', printHeaders(request.headerList, mask)],
        ['Body', printBody(request.body)],
      ]
    }
    case 'admission':
      return admissionFacts(event.value, mask)
    case 'integration-request': {
      const request = event.value
      return [
        ['Template', templateText(request.template)],
        ['Endpoint', endpointUri(request, mask)],
        ['HTTP method', request.kind === 'http' || request.kind === 'aws-service' ? request.method : undefined],
        ['Headers', request.kind === 'mock' ? undefined : printHeaders(request.headers, mask)],
        ['Body', printBody(request.kind === 'lambda' ? redactEvent(request.payload, mask) : request.body)],
      ]
    }
    case 'integration': {
      const response = event.value
      return [
        ['Status', String(response.status)],
        ['Latency', `${response.latencyInMillis.toFixed(1)} ms`],
        ['Function error', response.functionErrorMessage],
        ['Headers', response.headers.length === 0 ? undefined : printHeaders(response.headers, mask)],
        ['Body', printBackendBody(response, call)],
      ]
    }
    case 'integration-response': {
      const response = event.value
      return [
        ['Selected', selectedText(response.selectedBy)],
        ['Template', templateText(response.template)],
        ['Status', String(response.status)],
        ['Headers', printHeaders(response.headers, mask)],
        ['Body', printBody(response.body)],
      ]
    }
    case 'method-response':
      return [
        ['Status', String(event.value.status)],
        ['Headers', printHeaders(event.value.headers, mask)],
        ['Body', printBody(event.value.body)],
      ]
    case 'gateway-response': {
      const fault = event.value
      return [
        ['Response type', fault.responseType],
        ['Customized by', fault.customizedBy],
        ['Status', String(fault.status)],
        ['Message', fault.message ?? undefined],
        ['Validation error', fault.validationErrorString],
        ['Reason', fault.log],
      ]
    }
  }
}

function templateText(template: ChosenTemplate): string | undefined {
  switch (template.by) {
    case 'proxy':
      return undefined
    case 'passthrough':
      return 'none: the body passes through'
    case 'content-type':
      return `${template.mediaType}, the request's content type`
    case 'accept':
      return `${template.mediaType}, the first type of Accept`
    case 'default':
      return template.mediaType === '$default'
        ? '$default: no template for the content type'
        : `${template.mediaType}: no template for the first type of Accept`
    case 'first':
      return `${template.mediaType}, the first there is`
  }
}

/** Why this integration response; undefined where a proxy has none. */
export function selectedText(selected: SelectedBy): string | undefined {
  switch (selected.by) {
    case 'proxy':
      return undefined
    case 'cache':
      return 'from the stage cache'
    case 'default':
      return [`${selected.statusCode}, the default: no pattern matches`, ...selected.broken].join('; ')
    case 'pattern':
      return `${selected.statusCode}: ${selected.selectionPattern} matches`
    case 'own-status':
      return `${selected.statusCode}: ${selected.selectionPattern} matches, and the code is the mock's own status`
  }
}
