import { own, type WhyId } from '@fourbox/domain'
import { enableKey, mendsOfBucket } from './mends-of-admission.ts'
import { mendsOfFunction, mendsOfMissingFunction, mendsOfPermission } from './mends-of-function.ts'
import { mendsOfNoMethod, mendsOfParameter } from './mends-of-request.ts'
import { mendsOfNoMethodResponse, mendsOfNoResponse } from './mends-of-response.ts'
import { functionPage, go, goToMethod, goToStage, type Mend, type Mending, setIntegration } from './mending.ts'

/** What mends each kind of reason; nothing where the caller alone can. A kind that is added is asked for here. */
const mends: Readonly<Record<WhyId, (mending: Mending) => readonly Mend[]>> = {
  'no-method': mendsOfNoMethod,
  'request-too-large': nothing,
  'query-not-encoded': nothing,
  'loop-detected': nothing,
  'coding-unknown': nothing,
  'cache-not-permitted': (mending) => goToStage(mending, 'Edit the stage’s cache', 'edit'),
  'no-integration': (mending) => goToMethod(mending, 'Set up the integration', 'integration-request/edit'),
  'parameter-missing': mendsOfParameter,
  'body-malformed': nothing,
  'body-not-of-model': (mending) => goToMethod(mending, 'Choose another validator', 'method-request/edit'),
  'model-unusable': ({ trace: { restApiId }, about: { modelName = '' } }) => [
    go(`Edit the model ${modelName}`, '/apis/:restApiId/models/:modelName/edit', { restApiId, modelName }),
  ],
  'integration-verb': (mending) => setIntegration(mending, 'Call Lambda by POST', '/httpMethod', 'POST'),
  'header-invalid': editIntegrationRequest,
  'override-invalid': (mending) => [...editIntegrationRequest(mending), ...goToMethod(mending, 'Edit the integration responses', 'integration-response')],
  'body-not-text': (mending) => [
    ...editIntegrationRequest(mending),
    go('Edit the binary media types', '/apis/:restApiId/settings', { restApiId: mending.trace.restApiId }),
  ],
  'no-template-for-type': (mending) => [
    ...goToMethod(mending, `Add a template for ${mending.about.mediaType ?? 'it'}`, 'integration-request/edit'),
    ...setIntegration(mending, 'Let such a body pass', '/passthroughBehavior', 'WHEN_NO_MATCH'),
  ],
  'template-failed': nothing,
  'api-key-missing': () => [go('Find a key', '/api-keys'), go('Usage plans', '/usage-plans')],
  'api-key-unknown': () => [go('Find a key', '/api-keys')],
  'api-key-disabled': enableKey,
  'api-key-without-plan': ({ about: { apiKeyId = '' } }) => [
    go('Put the key into a plan', '/api-keys/:apiKeyId', { apiKeyId }),
    go('Add the stage to a plan', '/usage-plans'),
  ],
  'quota-spent': ({ about: { usagePlanId = '' } }) => [
    go('Extend the usage of the key', '/usage-plans/:usagePlanId', { usagePlanId }),
    go('Raise the quota', '/usage-plans/:usagePlanId/edit', { usagePlanId }),
  ],
  throttled: mendsOfBucket,
  'resource-policy': editResourcePolicy,
  'identity-policy': editResourcePolicy,
  signature: nothing,
  'authorizer-refused': testAuthorizer,
  'authorizer-policy': testAuthorizer,
  'authorizer-missing': (mending) => goToMethod(mending, 'Choose an authorizer', 'method-request/edit'),
  'authorizer-failed': testAuthorizer,
  'mock-status': (mending) => goToMethod(mending, 'Edit the request template', 'integration-request/edit'),
  'endpoint-invalid': (mending) => [
    ...goToMethod(mending, 'Correct the endpoint', 'integration-request/edit'),
    ...goToStage(mending, 'Set the stage’s variables', 'variables/edit'),
  ],
  'not-permitted': mendsOfPermission,
  'no-function': mendsOfMissingFunction,
  'role-unusable': (mending) => goToMethod(mending, 'Correct the execution role', 'integration-request/edit'),
  'timed-out': (mending) => goToMethod(mending, 'Raise the timeout', 'integration-request/edit'),
  'back-end-failed': (mending) => goToMethod(mending, 'Correct the endpoint', 'integration-request/edit'),
  'vpc-link-unreachable': () => [go('Give the VPC link a target', '/vpc-links')],
  'function-throttled': (mending) => functionPage(mending, 'Raise its reserved concurrency', '/functions/:functionName/configuration/edit'),
  'payload-unreadable': (mending) => goToMethod(mending, 'Edit the request template', 'integration-request/edit'),
  'function-failed': mendsOfFunction,
  'malformed-answer': mendsOfFunction,
  'no-integration-response': mendsOfNoResponse,
  'default-used': (mending) => [
    ...goToMethod(mending, 'Correct a pattern', 'integration-response'),
    ...goToMethod(mending, 'Add a response', 'integration-response/create'),
  ],
  'no-method-response': mendsOfNoMethodResponse,
  'answer-invalid': (mending) => goToMethod(mending, 'Edit the integration responses', 'integration-response'),
}

/** None for a kind that this console does not know: another version recorded the call. */
export function mendsOf(mending: Mending): readonly Mend[] {
  return own(mends, mending.why.id)?.(mending) ?? []
}

function nothing(): readonly Mend[] {
  return []
}

function editIntegrationRequest(mending: Mending): readonly Mend[] {
  return goToMethod(mending, 'Edit the integration request', 'integration-request/edit')
}

function editResourcePolicy({ trace: { restApiId } }: Mending): readonly Mend[] {
  return [go('Edit the resource policy', '/apis/:restApiId/resource-policy/edit', { restApiId })]
}

function testAuthorizer({ trace: { restApiId }, about: { authorizerId } }: Mending): readonly Mend[] {
  return authorizerId === undefined ? [] : [go('Test the authorizer', '/apis/:restApiId/authorizers/:authorizerId', { restApiId, authorizerId })]
}
