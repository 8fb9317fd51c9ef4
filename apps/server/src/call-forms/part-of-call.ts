import { childPath, documentationPartName, type NamedPart, own, type RestApi, validatorName } from '@fourbox/domain'
import type { KnownCall } from './call-form.ts'

/** The part of an API that a call makes or changes; undefined where it is none of the draft's, or the whole of it. */
export function partOfCall(api: RestApi, call: KnownCall): NamedPart | undefined {
  for (const find of finders) {
    const part = find(api, call)
    if (part) return part
  }
  return undefined
}

type Find = (api: RestApi, call: KnownCall) => NamedPart | undefined

/** The first that knows what a call is about says it: a method's call names its resource, too. */
const finders: readonly Find[] = [
  ({ resources }, { input }) => {
    const resource = own(resources, text(input['resourceId']))
    const verb = text(input['httpMethod'])
    if (!resource) return undefined
    return verb === '' ? { kind: 'resource', name: resource.path } : { kind: 'method', name: `${verb} ${resource.path}` }
  },
  ({ resources }, { operation, input }) => {
    const parent = operation === 'CreateResource' ? own(resources, text(input['parentId'])) : undefined
    return parent && { kind: 'resource', name: childPath(parent, text(input['pathPart'])) }
  },
  (_api, { operation, input }) => named('model', operation === 'CreateModel' ? input['name'] : input['modelName']),
  ({ authorizers }, { operation, input }) =>
    named('authorizer', operation === 'CreateAuthorizer' ? input['name'] : own(authorizers, text(input['authorizerId']))?.name),
  ({ requestValidators }, { operation, input }) => {
    const validator = own(requestValidators, text(input['requestValidatorId']))
    return named('request validator', operation === 'CreateRequestValidator' ? input['name'] : validator && validatorName(validator))
  },
  (_api, { input }) => named('gateway response', input['responseType']),
  ({ documentationParts }, { operation, input }) => {
    const part = own(documentationParts, text(input['documentationPartId'])) ?? newest(operation === 'CreateDocumentationPart' ? documentationParts : {})
    return part && { kind: 'documentation part', name: documentationPartName(part) }
  },
  (_api, { operation }) => (operation === 'UpdateRestApi' ? { kind: 'settings', name: '' } : undefined),
]

function named(kind: NamedPart['kind'], name: unknown): NamedPart | undefined {
  return typeof name === 'string' ? { kind, name } : undefined
}

function newest<T>(record: Readonly<Record<string, T>>): T | undefined {
  return Object.values(record).at(-1)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
