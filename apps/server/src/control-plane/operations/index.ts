import type { Handlers } from '../context.ts'
import { authorizers } from './authorizers.ts'
import { deployments } from './deployments.ts'
import { documentationParts } from './documentation-parts.ts'
import { documentationVersions } from './documentation-versions.ts'
import { exports } from './exports.ts'
import { gatewayResponses } from './gateway-responses.ts'
import { imports } from './imports.ts'
import { integrationResponses } from './integration-responses.ts'
import { integrations } from './integrations.ts'
import { methodResponses } from './method-responses.ts'
import { methods } from './methods.ts'
import { models } from './models.ts'
import { requestValidators } from './request-validators.ts'
import { resources } from './resources.ts'
import { restApis } from './rest-apis.ts'
import { stages } from './stages.ts'
import { testInvoke } from './test-invoke.ts'
import { account } from './account.ts'
import { apiKeyImport } from './api-key-import.ts'
import { apiKeys } from './api-keys.ts'
import { clientCertificates } from './client-certificates.ts'
import { basePathMappings } from './base-path-mappings.ts'
import { domainNameAccessAssociations } from './domain-name-access-associations.ts'
import { domainNames } from './domain-names.ts'
import { sdks } from './sdks.ts'
import { tags } from './tags.ts'
import { usage } from './usage.ts'
import { usagePlanKeys } from './usage-plan-keys.ts'
import { usagePlans } from './usage-plans.ts'
import { vpcLinks } from './vpc-links.ts'

/** The nouns. All of AWS's operations are here, or this does not compile. */
export const operations: Handlers = {
  ...restApis,
  ...imports,
  ...resources,
  ...methods,
  ...methodResponses,
  ...integrations,
  ...integrationResponses,
  ...models,
  ...requestValidators,
  ...authorizers,
  ...gatewayResponses,
  ...documentationParts,
  ...documentationVersions,
  ...exports,
  ...testInvoke,
  ...deployments,
  ...stages,
  ...vpcLinks,
  ...usagePlans,
  ...usagePlanKeys,
  ...usage,
  ...apiKeys,
  ...apiKeyImport,
  ...account,
  ...tags,
  ...sdks,
  ...domainNames,
  ...domainNameAccessAssociations,
  ...basePathMappings,
  ...clientCertificates,
}
