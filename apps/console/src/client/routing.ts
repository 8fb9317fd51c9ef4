import type * as sdk from '@aws-sdk/client-apigatewayv2'
import { type ApiMapping, errorTypeRegistries, type RoutingRule } from '@aws-sdk/client-apigatewayv2'
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols'
import type { QueryFunctionContext } from '@tanstack/react-query'
import type { DomainAddress } from '../components/domain-name/domain-address.ts'
import { wholeList } from './query.ts'
import * as operations from './routing-operations.ts'
import { send } from './send.ts'

export type RoutingOperation = keyof typeof operations
type CommandOf<N extends RoutingOperation> = InstanceType<(typeof sdk)[`${N}Command`]>
type Input<N extends RoutingOperation> = CommandOf<N>['input']
type Output<N extends RoutingOperation> =
  CommandOf<N> extends { resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ readonly output: infer O }> } ? O : never

const protocol = new AwsRestJsonProtocol({ defaultNamespace: 'com.amazonaws.apigatewayv2', errorTypeRegistries })

/** Calls an operation of API Gateway's second generation. Pages of custom domain names alone load its schemas. @throws as `send` */
export async function callRouting<N extends RoutingOperation>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>> {
  // The names are those of the exports. The protocol reads by the very schema from which the SDK's types are generated.
  // oxlint-disable-next-line import/namespace, typescript/no-unsafe-type-assertion
  return (await send(protocol, operations[name], input, signal)) as Output<N>
}

/** Every routing rule of a domain name, in the order in which they are asked. */
export function allRoutingRules({ domainName: DomainName, domainNameId: DomainNameId }: DomainAddress) {
  return {
    queryKey: ['Routing.ListRoutingRules', { DomainName, DomainNameId }] as const,
    queryFn: ({ signal }: QueryFunctionContext): Promise<RoutingRule[]> =>
      allPages(async (NextToken) => {
        const page = await callRouting('ListRoutingRules', { DomainName, DomainNameId, MaxResults: 100, NextToken }, signal)
        return [page.RoutingRules ?? [], page.NextToken]
      }),
  }
}

/** Every mapping of a domain name. Private ones, which the second generation does not know, have those of the first. */
export function allApiMappings({ domainName, domainNameId }: DomainAddress) {
  return {
    queryKey: ['Routing.GetApiMappings', { domainName, domainNameId }] as const,
    queryFn: async (context: QueryFunctionContext): Promise<ApiMapping[]> => {
      if (domainNameId === undefined) {
        return allPages(async (NextToken) => {
          const page = await callRouting('GetApiMappings', { DomainName: domainName, MaxResults: '500', NextToken }, context.signal)
          return [page.Items ?? [], page.NextToken]
        })
      }
      const { queryFn } = wholeList('GetBasePathMappings', { domainName, domainNameId })
      const mappings = await queryFn(context)
      return mappings.map(({ basePath = '', restApiId, stage }) => ({
        ApiId: restApiId,
        ApiMappingId: basePath,
        ApiMappingKey: basePath === '(none)' ? '' : basePath,
        Stage: stage,
      }))
    },
  }
}

async function allPages<Item>(read: (token: string | undefined) => Promise<readonly [readonly Item[], string | undefined]>): Promise<Item[]> {
  const items: Item[] = []
  let token: string | undefined
  do {
    const [page, next] = await read(token)
    items.push(...page)
    token = next
  } while (token !== undefined)
  return items
}
