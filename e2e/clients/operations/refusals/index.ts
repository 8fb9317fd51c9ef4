import { deployments } from './deployments.ts'
import { documentation } from './documentation.ts'
import { gatewayResponses } from './gateway-responses.ts'
import { guards } from './guards.ts'
import { integrations } from './integrations.ts'
import { methodResponses } from './method-responses.ts'
import { methods } from './methods.ts'
import { models } from './models.ts'
import { resources } from './resources.ts'
import { restApis } from './rest-apis.ts'
import type { Refusal } from './refusal.ts'

/** What AWS refuses, operation by operation, with its exception and its sentence. */
export const refusals: readonly Refusal[] = [
  ...restApis,
  ...resources,
  ...methods,
  ...methodResponses,
  ...integrations,
  ...models,
  ...guards,
  ...gatewayResponses,
  ...documentation,
  ...deployments,
]
