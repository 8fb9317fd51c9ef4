import { account } from './account/account.ts'
import { aliases } from './aliases/aliases.ts'
import { provisionedConcurrency } from './concurrency/provisioned-concurrency.ts'
import { reservedConcurrency } from './concurrency/reserved-concurrency.ts'
import { eventInvokeConfigs } from './asynchronous/event-invoke-configs.ts'
import type { LambdaHandlers } from './context.ts'
import { functions } from './functions/functions.ts'
import { versions } from './functions/versions.ts'
import { invoke } from './invoke/invoke.ts'
import { layerPermissions } from './layers/layer-permissions.ts'
import { layers } from './layers/layers.ts'
import { permissions } from './permissions/permissions.ts'
import { tags } from './tags.ts'
import { urls } from './urls/urls.ts'

/** What Fourbox has of Lambda; any other operation answers that it is not there. */
export const lambdaOperations = {
  ...functions,
  ...versions,
  ...aliases,
  ...permissions,
  ...invoke,
  ...layers,
  ...layerPermissions,
  ...reservedConcurrency,
  ...provisionedConcurrency,
  ...eventInvokeConfigs,
  ...urls,
  ...tags,
  ...account,
} satisfies Partial<LambdaHandlers>
