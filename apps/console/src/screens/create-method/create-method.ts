import type { Authorizer, RequestValidator } from '@aws-sdk/client-api-gateway'
import { callerCacheKey, readIntegration, isProxyType, pathVariables } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { renamingField } from '../../client/refused-field.ts'
import { inSequence } from '../../client/sequence.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { settings } from '../../settings.ts'
import { emptyModels } from '../../components/model/empty-model.ts'
import { type IntegrationDraft, isProxyDraft } from '../../components/integration/integration-draft.ts'
import { grantIntegration } from '../../components/integration/grant-integration.ts'
import { composedFaults, settingsOfDraft } from '../../components/integration/integration-settings.ts'
import { putIntegration } from '../../components/integration/put-integration.ts'
import { checkMethodRequest } from '../../components/method-request/check-method-request.ts'
import type { MethodRequestDraft } from '../../components/method-request/method-request-draft.ts'
import { cacheKeyParameters, methodRequestMembers, provideValidator } from '../../components/method-request/method-request-input.ts'

export interface MethodDraft extends MethodRequestDraft {
  /** The method's own; `httpMethod` is the back end's. */
  readonly verb: string
  readonly integration: IntegrationDraft
}

/** What can be said of the fields before they are sent. Which VPC links there are, the server knows. */
export function checkMethod(draft: MethodDraft, path: string, authorizers: readonly Authorizer[]): Found {
  const request = checkMethodRequest(draft, { httpMethod: draft.verb === '' ? 'ANY' : draft.verb, path, authorizers })
  const { requestParameters } = methodRequestMembers(draft, path, authorizers, undefined)
  const rules = { limits: settings.limits, resourceId: '', requestParameters, isVpcLink: () => true }
  const integration = readIntegration({ ...settingsOfDraft(draft.integration), ...mappings(draft, path) }, rules)
  const own = [...fault('verb', draft.verb === '' ? 'Choose a method type.' : undefined), ...composedFaults(draft.integration), ...request.faults]
  return found(own, integration)
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

/** Creates the method with its integration and its first responses, all of it or nothing; says what became of the function's permission. */
export function createMethod({ restApiId, resourceId, path }: MethodPlace, draft: MethodDraft, { authorizers, validators }: Known): Promise<string> {
  const method = { restApiId, resourceId, httpMethod: draft.verb }
  const integration = settingsOfDraft(draft.integration)
  return inSequence(async (step) => {
    const validator = await step(
      'a request validator',
      () => provideValidator(restApiId, draft.validator, validators),
      async ({ id, created }) => created && call('DeleteRequestValidator', { restApiId, requestValidatorId: id }),
    )
    await step(
      `the method ${draft.verb}`,
      () => call('PutMethod', { ...method, ...methodRequestMembers(draft, path, authorizers, validator.id) }).catch(renamingField('httpMethod', 'verb')),
      // Takes the integration and the responses with it.
      () => call('DeleteMethod', method),
    )
    await call('PutMethodResponse', { ...method, statusCode: '200', responseModels: await emptyModels(restApiId) })
    await putIntegration(method, { ...integration, ...mappings(draft, path) })
    await call('PutIntegrationResponse', {
      ...method,
      statusCode: '200',
      ...(isProxyType(integration.type) ? {} : { responseTemplates: { 'application/json': '' } }),
    })
    return grantIntegration(draft.integration, { restApiId, httpMethod: draft.verb, path })
  })
}

/** What the console adds of itself: a mock's template, and a greedy path's variable passed on and cached. */
function mappings(draft: MethodDraft, path: string) {
  const { integration } = draft
  const greedy = isProxyDraft(integration) && integration.tile !== 'lambda' ? pathVariables(path).find(({ isGreedy }) => isGreedy)?.name : undefined
  const cacheKey = [
    ...cacheKeyParameters(draft),
    ...(greedy === undefined || draft.cachedPaths.includes(greedy) ? [] : [`method.request.path.${greedy}`]),
    ...(integration.tile === 'aws' && integration.callerInCacheKey ? [callerCacheKey] : []),
  ]
  return {
    ...(integration.tile === 'mock' ? { requestTemplates: { 'application/json': '{"statusCode": 200}' } } : {}),
    ...(greedy === undefined ? {} : { requestParameters: { [`integration.request.path.${greedy}`]: `method.request.path.${greedy}` } }),
    ...(cacheKey.length === 0 ? {} : { cacheKeyParameters: cacheKey }),
  }
}
