import type { MethodResponse } from '@aws-sdk/client-api-gateway'
import type { Faults } from '../../components/form/form.ts'
import type { ModelRow } from '../../components/method-request/method-request-draft.ts'
import { parametersAt } from '../../components/method/parameters.ts'

export interface HeaderRow {
  readonly name: string
}

export interface MethodResponseDraft {
  readonly statusCode: string
  readonly headers: readonly HeaderRow[]
  readonly models: readonly ModelRow[]
}

export function draftOfMethodResponse(response: MethodResponse | undefined): MethodResponseDraft {
  const { statusCode = '', responseParameters, responseModels } = response ?? {}
  return {
    statusCode,
    headers: parametersAt(responseParameters, 'method.response.header').map(({ name }) => ({ name })),
    models: Object.entries(responseModels ?? {}).map(([contentType, model]) => ({ contentType, model })),
  }
}

export function checkMethodResponse({ statusCode, headers, models }: MethodResponseDraft): Faults {
  return {
    ...(/^[1-5]\d\d$/.test(statusCode) ? {} : { statusCode: 'Enter a status code from 100 to 599.' }),
    ...(headers.some(({ name }) => !/^[a-zA-Z0-9._$-]+$/.test(name)) ? { headers: 'A header name has letters, digits and . _ $ - only.' } : {}),
    ...(models.some(({ contentType, model }) => contentType === '' || model === '') ? { models: 'Every entry needs a content type and a model.' } : {}),
  }
}

/** The field that a refusal of the server speaks of. */
export function fieldOfMethodResponse(refusal: string): string | undefined {
  if (/Response already exists|statusCode|status code/i.test(refusal)) return 'statusCode'
  if (/model|content type/i.test(refusal)) return 'models'
  return /parameter|mapping/i.test(refusal) ? 'headers' : undefined
}
