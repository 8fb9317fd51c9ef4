import type { RoutingRule } from '@aws-sdk/client-apigatewayv2'
import { callRouting } from '../../client/routing.ts'
import type { DomainAddress } from '../../components/domain-name/domain-address.ts'

/** Lets two rules change their places. No two may have one priority at any time, so one of them waits at a free one. */
export async function swapPriorities(
  address: DomainAddress,
  rules: readonly RoutingRule[],
  one: RoutingRule | undefined,
  other: RoutingRule | undefined,
): Promise<void> {
  if (!one || !other) return
  await put(address, one, freePriority(rules))
  await put(address, other, one.Priority)
  await put(address, one, other.Priority)
}

/** The highest that no rule has. */
function freePriority(rules: readonly RoutingRule[]): number {
  const taken = new Set(rules.map(({ Priority }) => Priority))
  let free = 1_000_000
  while (taken.has(free)) free -= 1
  return free
}

async function put(
  { domainName, domainNameId }: DomainAddress,
  { RoutingRuleId, Conditions, Actions }: RoutingRule,
  Priority: number | undefined,
): Promise<void> {
  await callRouting('PutRoutingRule', { DomainName: domainName, DomainNameId: domainNameId, RoutingRuleId, Conditions, Actions, Priority })
}
