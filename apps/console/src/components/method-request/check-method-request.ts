import type { Authorizer } from '@aws-sdk/client-api-gateway'
import { type Fault, type MethodRules, readMethod } from '@fourbox/domain'
import { defined } from '../../client/defined.ts'
import { fault, type Found, found } from '../form/faults.ts'
import { namedRows } from '../form/named-rows.ts'
import type { MethodRequestDraft, ModelRow } from './method-request-draft.ts'
import { methodRequestMembers } from './method-request-input.ts'

interface Place {
  readonly httpMethod: string
  readonly path: string
  readonly authorizers: readonly Authorizer[]
}

/** What can be said of the fields before they are sent. Models and validators are chosen from what there is. */
export function checkMethodRequest(draft: MethodRequestDraft, { httpMethod, path, authorizers }: Place): Found {
  const rules: MethodRules = {
    authorizerType: (id) => authorizers.find((one) => one.id === id)?.type,
    hasRequestValidator: () => true,
    hasModel: () => true,
  }
  const own = [
    ...namedRows('requestParameters.method.request.querystring', draft.queryStrings, 'parameter'),
    ...namedRows('requestParameters.method.request.header', draft.headers, 'parameter'),
    ...modelFaults('requestModels', draft.models),
  ]
  return found(own, readMethod(defined({ httpMethod, ...methodRequestMembers(draft, path, authorizers, undefined) }), rules))
}

/** What only the form knows of rows of models. */
export function modelFaults(member: 'requestModels' | 'responseModels', rows: readonly ModelRow[]): readonly Fault[] {
  if (rows.some(({ contentType, model }) => contentType === '' || model === '')) return fault(member, 'Every entry needs a content type and a model.')
  return fault(member, new Set(rows.map(({ contentType }) => contentType)).size < rows.length ? 'Two entries have the same content type.' : undefined)
}
