import type { MethodResponse } from '@aws-sdk/client-api-gateway'
import { readMethodResponse } from '@fourbox/domain'
import { type Found, found } from '../form/faults.ts'
import { namedRows } from '../form/named-rows.ts'
import { modelFaults } from '../method-request/check-method-request.ts'
import type { ModelRow } from '../method-request/method-request-draft.ts'
import { parametersAt } from '../method/parameters.ts'

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

/** What can be said of the fields before they are sent. Models are chosen from what there is. */
export function checkMethodResponse({ statusCode, headers, models }: MethodResponseDraft): Found {
  const own = [...namedRows('responseParameters.method.response.header', headers, 'header'), ...modelFaults('responseModels', models)]
  return found(own, readMethodResponse({ statusCode }, { hasModel: () => true }))
}
