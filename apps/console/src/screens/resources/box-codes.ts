import type { Method } from '@aws-sdk/client-api-gateway'
import { isProxyType } from '@fourbox/domain'
import type { Codes } from '../../components/call-picture/chips.ts'

/** The codes that the responses of a method have; a proxy's integration responses are never asked. */
export function codesOf({ methodIntegration, methodResponses }: Method): Codes {
  return {
    'integration-response': isProxyType(methodIntegration?.type) ? [] : Object.keys(methodIntegration?.integrationResponses ?? {}),
    'method-response': Object.keys(methodResponses ?? {}),
  }
}
