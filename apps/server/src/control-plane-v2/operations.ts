import { apiMappings } from './api-mappings/api-mappings.ts'
import type { V2Handlers } from './context.ts'
import { domainNames } from './domain-names/domain-names.ts'
import { routingRules } from './routing-rules/routing-rules.ts'
import { tags } from './tags/tags.ts'

/** What REST APIs have of the second generation; any other operation answers that it is not there. */
export const operationsV2 = {
  ...domainNames,
  ...apiMappings,
  ...routingRules,
  ...tags,
} satisfies Partial<V2Handlers>
