import { cacheKeyExpressions, compileCacheKey } from '../cache/cache-key.ts'
import {
  type AwsProxyIntegration,
  own,
  parseIntegrationArn,
  parseInvocationUri,
  takesProxy,
  type Integration,
  type Method,
  type RestApi,
} from '@fourbox/domain'
import type { Route } from '../call/call.ts'
import { configurationError } from '../call/fault.ts'
import { noIntegration } from '../why/back-end.ts'
import type { IntegrationRequest } from '../call/hand-offs.ts'
import { compileAwsService } from '../integration/aws-service.ts'
import { compileHttp } from '../integration/http.ts'
import { compileLambda } from '../integration/lambda.ts'
import { compileLambdaStream } from '../integration/lambda-stream.ts'
import { compileMock } from '../integration/mock.ts'
import { compileAwsServiceRequest } from '../integration-request/aws-service.ts'
import { compileHttpProxyRequest } from '../integration-request/http-proxy.ts'
import { compileLambdaProxyRequest } from '../integration-request/lambda-proxy.ts'
import { compileLambdaRequest } from '../integration-request/lambda.ts'
import { compileMappedHttpRequest } from '../integration-request/mapped-http.ts'
import { compileMockRequest } from '../integration-request/mock.ts'
import { compileHttpProxyResponse } from '../integration-response/http-proxy.ts'
import { compileLambdaProxyResponse } from '../integration-response/lambda-proxy.ts'
import { toStreamedResponse } from '../integration-response/lambda-stream.ts'
import { compileMappedResponse } from '../integration-response/mapped.ts'
import { compileAdmission } from '../method-request/admit.ts'
import { compileBodyValidation } from '../method-request/validate-body.ts'
import { compileParameterValidation } from '../method-request/validate-parameters.ts'
import type { MethodFacts } from './method-facts.ts'
import { compileMethodResponse } from '../method-response/method-response.ts'
import type { ApiFacts } from './api-facts.ts'
import type { CompiledMethod } from './compiled-method.ts'

/** Turns one method's settings into its boxes: what runs for each integration type, `compileBoxes` says. */
export function compileMethod(api: RestApi, apiFacts: ApiFacts, route: Route, method: Method): CompiledMethod {
  const { integration } = method
  const facts: MethodFacts = { ...apiFacts, authorizationType: method.authorizationType, isLambda: false }
  const boxes = integration === undefined ? withoutIntegration : compileBoxes(integration, method, facts)
  return {
    route,
    admit: compileAdmission({ api, policy: apiFacts.policy }, method, route),
    validate: compileValidation(api, apiFacts, method),
    cacheKey: compileCacheBox(integration),
    cacheParameters: integration === undefined ? [] : cacheKeyExpressions(integration),
    ...boxes,
  }
}

/** What the method's request validator switches on: parameters first, then the body. */
function compileValidation(api: RestApi, facts: ApiFacts, method: Method): CompiledMethod['validate'] {
  const validator = method.requestValidatorId === undefined ? undefined : own(api.requestValidators, method.requestValidatorId)
  const checkParameters = compileParameterValidation(validator?.validateRequestParameters === true ? method.requestParameters : undefined)
  const checkBody = compileBodyValidation(validator?.validateRequestBody === true ? method.requestModels : undefined, facts.validators)
  return (request) => {
    checkParameters(request)
    checkBody(request)
  }
}

/** The key is made for calls whose stage keeps answers; for others it would only cost time. */
function compileCacheBox(integration: Integration | undefined): CompiledMethod['cacheKey'] {
  const makeKey = integration && compileCacheKey(integration)
  return (call) => (call.control.cache === undefined ? undefined : makeKey?.(call))
}

type IntegrationBoxes = Pick<CompiledMethod, 'toIntegrationRequest' | 'send' | 'toIntegrationResponse' | 'toMethodResponse'>

function compileBoxes(integration: Integration, method: Method, facts: MethodFacts): IntegrationBoxes {
  switch (integration.type) {
    case 'MOCK':
      return {
        toIntegrationRequest: compileMockRequest(integration, facts),
        send: compileMock(),
        toIntegrationResponse: compileMappedResponse(integration, method, facts),
        toMethodResponse: compileMethodResponse('mapped', 'none', facts.minimumCompressionSize),
      }
    case 'HTTP':
      return {
        toIntegrationRequest: compileMappedHttpRequest(integration, facts),
        send: compileHttp(integration, facts),
        toIntegrationResponse: compileMappedResponse(integration, method, facts),
        toMethodResponse: compileMethodResponse('mapped', 'own', facts.minimumCompressionSize),
      }
    case 'HTTP_PROXY':
      return {
        toIntegrationRequest: compileHttpProxyRequest(integration, facts),
        send: compileHttp(integration, facts),
        toIntegrationResponse: compileHttpProxyResponse(integration, facts),
        toMethodResponse: compileMethodResponse('http-proxy', 'none', facts.minimumCompressionSize),
      }
    case 'AWS':
      return parseInvocationUri(integration.uri) === undefined
        ? {
            toIntegrationRequest: compileAwsServiceRequest(integration, facts),
            send: compileAwsService(integration),
            toIntegrationResponse: compileMappedResponse(integration, method, facts),
            toMethodResponse: compileMethodResponse('mapped', 'own', facts.minimumCompressionSize),
          }
        : {
            toIntegrationRequest: compileLambdaRequest(integration, facts),
            send: compileLambda(integration),
            toIntegrationResponse: compileMappedResponse(integration, method, { ...facts, isLambda: true }),
            toMethodResponse: compileMethodResponse('mapped', 'lambda', facts.minimumCompressionSize),
          }
    case 'AWS_PROXY': {
      if (takesProxy(parseIntegrationArn(integration.uri)?.service ?? '')) {
        return {
          toIntegrationRequest: compileAwsServiceRequest(unmapped(integration), facts),
          send: compileAwsService(integration),
          toIntegrationResponse: compileHttpProxyResponse(integration, facts),
          toMethodResponse: compileMethodResponse('http-proxy', 'none', facts.minimumCompressionSize),
        }
      }
      const streams = integration.responseTransferMode === 'STREAM'
      return {
        toIntegrationRequest: compileLambdaProxyRequest(integration, facts),
        send: streams ? compileLambdaStream(integration) : compileLambda(integration),
        toIntegrationResponse: streams ? toStreamedResponse : compileLambdaProxyResponse(facts),
        toMethodResponse: compileMethodResponse('lambda-proxy', 'lambda', facts.minimumCompressionSize),
      }
    }
  }
}

/** The client's body as it came, whatever templates are kept. */
function unmapped({ requestTemplates: _kept, ...integration }: AwsProxyIntegration): AwsProxyIntegration {
  return { ...integration, passthroughBehavior: 'WHEN_NO_MATCH' }
}

/** AWS refuses to deploy such a method; a draft of one can still be tested. */
const withoutIntegration: IntegrationBoxes = {
  toIntegrationRequest(): IntegrationRequest {
    throw configurationError('No integration defined for method', noIntegration)
  },
  send() {
    throw configurationError('No integration defined for method', noIntegration)
  },
  toIntegrationResponse() {
    throw configurationError('No integration defined for method', noIntegration)
  },
  toMethodResponse() {
    throw configurationError('No integration defined for method', noIntegration)
  },
}
