import { defaultTimeoutInMillis, isProxyType, parseMappingTarget } from '@fourbox/domain'
import type { Method } from '@aws-sdk/client-api-gateway'
import type { DrawnBox, Fact } from '../../components/call-picture/drawn-box.ts'
import { integrationTarget, passthroughTexts } from '../../components/integration/integration-labels.ts'
import { integrationTypeText } from '../../components/integration/integration-type.ts'
import { authorizationText } from '../../components/method/authorization-text.ts'
import { parametersAt } from '../../components/method/parameters.ts'

/** What ids of the method stand for. */
export interface MethodNames {
  readonly authorizer: string | undefined
  readonly validator: string | undefined
  /** The function that the method calls, where this machine has none of its name. */
  readonly missingFunction: string | undefined
}

/** What each box has to say about a method, in the few words that fit into it. */
export function boxFacts(method: Method, names: MethodNames): Readonly<Record<DrawnBox, readonly Fact[]>> {
  const { methodIntegration: integration } = method
  return {
    'method-request': methodRequestFacts(method, names),
    'integration-request': integration
      ? [
          { name: 'Type', value: integrationTypeText(integration) },
          ...named(
            'Mapped',
            Object.keys(integration.requestParameters ?? {}).map((key) => parseMappingTarget(key)?.name ?? key),
          ),
          ...named('Templates', Object.keys(integration.requestTemplates ?? {})),
          ...(isProxyType(integration.type) ? [] : [{ name: 'Passthrough', value: passthroughTexts[integration.passthroughBehavior ?? ''] ?? '' }]),
        ]
      : [{ name: 'Type', value: 'Not set up' }],
    integration: integration
      ? [
          { name: 'Calls', value: integrationTarget(integration) },
          ...(names.missingFunction === undefined ? [] : [{ name: 'Missing', value: `no function ${names.missingFunction} on this machine` }]),
          { name: 'Timeout', value: `${integration.timeoutInMillis ?? defaultTimeoutInMillis} ms` },
        ]
      : [],
    'integration-response': integrationResponseFacts(method),
    'method-response': Object.entries(method.methodResponses ?? {}).map(([code, { responseModels, responseParameters }]) => ({
      name: code,
      value:
        [...Object.values(responseModels ?? {}), ...parametersAt(responseParameters, 'method.response.header').map(({ name }) => name)].join(', ') ||
        'No model',
    })),
  }
}

/** The heading of the box of the back end: `Mock integration`. */
export function integrationTitle({ methodIntegration }: Method): string {
  return methodIntegration ? `${integrationTypeText(methodIntegration)} integration` : 'Integration'
}

function methodRequestFacts(method: Method, { authorizer, validator }: MethodNames): readonly Fact[] {
  const { apiKeyRequired = false, requestParameters, requestModels } = method
  return [
    { name: 'Auth', value: authorizationText(method, authorizer) },
    { name: 'API key', value: apiKeyRequired ? 'Required' : 'Not required' },
    ...(validator === undefined ? [] : [{ name: 'Validator', value: validator }]),
    ...named('Paths', placed('path')),
    ...named('Query strings', placed('querystring')),
    ...named('Headers', placed('header')),
    ...named(
      'Models',
      Object.entries(requestModels ?? {}).map(([type, model]) => `${type} → ${model}`),
    ),
  ]

  function placed(place: string): readonly string[] {
    return parametersAt(requestParameters, `method.request.${place}`).map(({ name }) => name)
  }
}

function integrationResponseFacts({ methodIntegration: integration }: Method): readonly Fact[] {
  if (isProxyType(integration?.type)) return [{ name: 'Proxy', value: 'Proxy integrations cannot be configured to transform responses.' }]
  return Object.entries(integration?.integrationResponses ?? {}).map(([code, { selectionPattern, responseParameters, responseTemplates }]) => {
    const mapped = Object.keys(responseParameters ?? {}).length
    const templates = Object.keys(responseTemplates ?? {}).length
    return {
      name: selectionPattern ? selectionPattern : 'Default',
      value: [`→ ${code}`, ...count(mapped, 'header'), ...count(templates, 'template')].join(', '),
    }
  })
}

function named(name: string, values: readonly string[]): readonly Fact[] {
  return values.length === 0 ? [] : [{ name, value: values.join(', ') }]
}

function count(number: number, noun: string): readonly string[] {
  return number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`]
}
