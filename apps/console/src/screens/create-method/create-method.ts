import type { Authorizer, RequestValidator } from '@aws-sdk/client-api-gateway'
import { call } from '../../client/aws.ts'
import { inSequence } from '../../client/sequence.ts'
import { emptyModels } from '../../components/model/empty-model.ts'
import type { Faults } from '../../components/form/form.ts'
import { callerCacheKey, type IntegrationDraft } from '../../components/integration/integration-draft.ts'
import { checkIntegration, fieldOfIntegration, integrationMembers } from '../../components/integration/integration-input.ts'
import { isProxyType } from '../../components/integration/integration-type.ts'
import { checkMethodRequest, fieldOfMethodRequest, type MethodRequestDraft } from '../../components/method-request/method-request-draft.ts'
import { cacheKeyParameters, methodRequestMembers, provideValidator } from '../../components/method-request/method-request-input.ts'

export interface MethodDraft extends IntegrationDraft, MethodRequestDraft {
  readonly verb: string
}

export function checkMethod(draft: MethodDraft): Faults {
  return { ...(draft.verb === '' ? { verb: 'Choose a method type.' } : {}), ...checkIntegration(draft), ...checkMethodRequest(draft) }
}

export function fieldOfMethod(refusal: string): string | undefined {
  if (/Method already exists|Invalid HttpMethod/.test(refusal)) return 'verb'
  return fieldOfIntegration(refusal) ?? fieldOfMethodRequest(refusal)
}

export interface MethodPlace {
  readonly restApiId: string
  readonly resourceId: string
  readonly path: string
}

/** What ids stand for in this API, as the form's lists hold them. */
interface Known {
  readonly authorizers: readonly Authorizer[]
  readonly validators: readonly RequestValidator[]
}

/** Creates the method with its integration and its first responses: all of it or nothing. */
export function createMethod({ restApiId, resourceId, path }: MethodPlace, draft: MethodDraft, { authorizers, validators }: Known): Promise<void> {
  const method = { restApiId, resourceId, httpMethod: draft.verb }
  const integration = integrationMembers(draft)
  return inSequence(async (step) => {
    const validator = await step(
      'a request validator',
      () => provideValidator(restApiId, draft.validator, validators),
      async ({ id, created }) => created && call('DeleteRequestValidator', { restApiId, requestValidatorId: id }),
    )
    await step(
      `the method ${draft.verb}`,
      () => call('PutMethod', { ...method, ...methodRequestMembers(draft, path, authorizers, validator.id) }),
      // Takes the integration and the responses with it.
      () => call('DeleteMethod', method),
    )
    await call('PutMethodResponse', { ...method, statusCode: '200', responseModels: await emptyModels(restApiId) })
    await call('PutIntegration', { ...method, ...integration, ...mappings(draft, path) })
    await call('PutIntegrationResponse', {
      ...method,
      statusCode: '200',
      ...(isProxyType(integration.type) ? {} : { responseTemplates: { 'application/json': '' } }),
    })
  })
}

/** What the console adds of itself: a mock's template, and a greedy path's variable passed on and cached. */
function mappings(draft: MethodDraft, path: string) {
  const greedy = draft.proxy && draft.tile !== 'lambda' ? /\{([^}]+)\+\}$/.exec(path)?.[1] : undefined
  const cacheKey = [
    ...cacheKeyParameters(draft),
    ...(greedy === undefined || draft.cachedPaths.includes(greedy) ? [] : [`method.request.path.${greedy}`]),
    ...(draft.tile === 'aws' && draft.callerInCacheKey ? [callerCacheKey] : []),
  ]
  return {
    ...(draft.tile === 'mock' ? { requestTemplates: { 'application/json': '{"statusCode": 200}' } } : {}),
    ...(greedy === undefined ? {} : { requestParameters: { [`integration.request.path.${greedy}`]: `method.request.path.${greedy}` } }),
    ...(cacheKey.length === 0 ? {} : { cacheKeyParameters: cacheKey }),
  }
}
