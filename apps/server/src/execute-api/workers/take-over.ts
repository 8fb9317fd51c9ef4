import { cacheScope } from '@fourbox/engine'
import type { Documents } from '@fourbox/store'
import type { AccessKeyIndex } from '../live-stages/access-key-index.ts'
import type { ApiKeyIndex } from '../live-stages/api-key-index.ts'
import type { LiveStages } from '../live-stages/live-stages.ts'
import type { CustomDomains } from '../custom-domains/custom-domains.ts'
import type { BorrowedEnvironments } from '../functions/borrowed-environments.ts'
import type { FunctionUrlIndex } from '../function-urls/function-url-index.ts'
import type { StageCaches } from '../ports/stage-caches.ts'
import type { Inputs } from './messages.ts'

/** What a worker keeps of the store in its memory. */
interface Kept {
  readonly documents: Pick<Documents, 'get'>
  readonly stages: Pick<LiveStages, 'refresh' | 'refreshAll'>
  readonly apiKeys: Pick<ApiKeyIndex, 'refreshKey' | 'refreshPlan'>
  readonly accessKeys: Pick<AccessKeyIndex, 'refresh'>
  readonly domains: Pick<CustomDomains, 'loadAll'>
  readonly functionUrls: Pick<FunctionUrlIndex, 'refresh'>
  readonly borrowed: Pick<BorrowedEnvironments, 'changed'>
  readonly cache: Pick<StageCaches, 'flush'>
}

/** Reads again what has changed; resolves when calls are answered by it, as the change itself is answered then. */
export async function takeOver(
  { kind, id }: Inputs['changed'],
  { documents, stages, apiKeys, accessKeys, domains, functionUrls, borrowed, cache }: Kept,
): Promise<void> {
  if (kind === 'stage') await stages.refresh(id)
  else if (kind === 'account') await stages.refreshAll()
  else if (kind === 'apiKey') await apiKeys.refreshKey(id)
  else if (kind === 'accessKey') await accessKeys.refresh(id)
  else if (kind === 'usagePlan') await apiKeys.refreshPlan(id)
  else if (kind === 'domainName') await domains.loadAll()
  else if (kind === 'functionUrl') await functionUrls.refresh(id)
  // A version is called by its function's name and a colon.
  else if (kind === 'function' || kind === 'functionVersion') borrowed.changed(id.split(':', 1)[0] ?? '')
  else if (kind === 'flushedCache') {
    const flushed = await documents.get('flushedCache', id)
    if (flushed) await cache.flush(cacheScope(flushed.cache, flushed.restApiId, flushed.stageName))
  }
}
