import { isProxyType, own, type RestApi } from '@fourbox/domain'
import { integrationsOf, patchStep, type Rule } from '../rule.ts'

const originHeader = 'Access-Control-Allow-Origin'

/** Which mapping sets the header, whatever the case of its name. */
function originOf(responseParameters: Readonly<Record<string, string>> | undefined, prefix: string): string | undefined {
  const wanted = `${prefix}.header.${originHeader}`.toLowerCase()
  return Object.entries(responseParameters ?? {}).find(([target]) => target.toLowerCase() === wanted)?.[1]
}

/** What an OPTIONS method answers as the allowed origin: `'*'`. */
function preflightOrigin({ method, integration }: ReturnType<typeof integrationsOf>[number]): string | undefined {
  if (method.httpMethod !== 'OPTIONS') return undefined
  return Object.values(integration.integrationResponses)
    .map(({ responseParameters }) => originOf(responseParameters, 'method.response'))
    .find((origin) => origin !== undefined)
}

function allowedOrigin(api: RestApi): string | undefined {
  return integrationsOf(api)
    .map(preflightOrigin)
    .find((origin) => origin !== undefined)
}

export const corsOfErrors: Rule = {
  title: 'Errors of the gateway without CORS headers',
  severity: 'warning',
  explanation:
    'The API lets browsers of other origins call it, but what API Gateway answers by itself (a missing key, a failed authorizer, a time-out) has no Access-Control-Allow-Origin: the page then sees a network error instead of the status. Set the header on the gateway responses DEFAULT_4XX and DEFAULT_5XX.',
  *check({ api }) {
    const origin = allowedOrigin(api)
    if (origin === undefined) return
    for (const responseType of ['DEFAULT_4XX', 'DEFAULT_5XX'] as const) {
      if (originOf(own(api.gatewayResponses, responseType)?.responseParameters, 'gatewayresponse') !== undefined) continue
      yield {
        place: { in: 'gateway-response', responseType },
        text: `${responseType} does not say ${originHeader}, as the preflights of this API do.`,
        fix: {
          operation: 'UpdateGatewayResponse',
          input: {
            responseType,
            patchOperations: [{ op: 'add', path: `/responseParameters/${patchStep(`gatewayresponse.header.${originHeader}`)}`, value: origin }],
          },
          text: `Answer ${originHeader} ${origin}`,
        },
      }
    }
  },
}

export const corsOfMethods: Rule = {
  title: 'A preflight without the header on the method itself',
  severity: 'warning',
  explanation:
    'A preflight alone is not enough: the answer to the call must say Access-Control-Allow-Origin too, or the browser keeps it from the page. Where the integration is no proxy, map the header in its integration responses; of a proxy the back end sends it.',
  *check({ api }) {
    const all = integrationsOf(api)
    const preflights = new Set(all.filter((each) => preflightOrigin(each) !== undefined).map(({ resource }) => resource.id))
    for (const each of all) {
      if (!preflights.has(each.resource.id) || each.method.httpMethod === 'OPTIONS' || isProxyType(each.integration.type)) continue
      for (const { statusCode, responseParameters } of Object.values(each.integration.integrationResponses)) {
        if (originOf(responseParameters, 'method.response') !== undefined) continue
        yield { place: each.at('integration-response', statusCode), text: `${each.name} answers ${statusCode} without ${originHeader}.` }
      }
    }
  },
}
