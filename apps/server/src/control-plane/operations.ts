import type { Handlers } from './context.ts'
import { authorizers } from './authorizers/authorizers.ts'
import { deployments } from './deployments/deployments.ts'
import { documentationParts } from './documentation-parts/documentation-parts.ts'
import { documentationVersions } from './documentation-versions/documentation-versions.ts'
import { exports } from './exports/exports.ts'
import { gatewayResponses } from './gateway-responses/gateway-responses.ts'
import { imports } from './imports/imports.ts'
import { integrationResponses } from './integration-responses/integration-responses.ts'
import { integrations } from './integrations/integrations.ts'
import { methodResponses } from './method-responses/method-responses.ts'
import { methods } from './methods/methods.ts'
import { models } from './models/models.ts'
import { requestValidators } from './request-validators/request-validators.ts'
import { resources } from './resources/resources.ts'
import { restApis } from './rest-apis/rest-apis.ts'
import { stages } from './stages/stages.ts'
import { testInvoke } from './test-invoke/test-invoke.ts'
import { account } from './account/account.ts'
import { apiKeyImport } from './api-keys/api-key-import.ts'
import { apiKeys } from './api-keys/api-keys.ts'
import { clientCertificates } from './client-certificates/client-certificates.ts'
import { basePathMappings } from './base-path-mappings/base-path-mappings.ts'
import { domainNameAccessAssociations } from './domain-name-access-associations/domain-name-access-associations.ts'
import { domainNames } from './domain-names/domain-names.ts'
import { sdks } from './sdks/sdks.ts'
import { tags } from './tags/tags.ts'
import { usage } from './usage/usage.ts'
import { usagePlanKeys } from './usage-plan-keys/usage-plan-keys.ts'
import { usagePlans } from './usage-plans/usage-plans.ts'
import { vpcLinks } from './vpc-links/vpc-links.ts'

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
