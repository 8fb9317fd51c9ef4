import { isValkeyAddress, openSharedBuckets, openSharedCounts, type SharedBuckets, type SharedCounts } from '@fourbox/store'
import { type CountsPlace, keyPrefix } from './counts-place.ts'

/** Who waits for the control plane would rather have an answer. */
const writersDeadlineInMillis = 2000

/** What a worker counts by; `tell` hears in a line when it cannot, and when it can again. */
export function countsOfWorker(
  place: CountsPlace,
  quotasWhenAway: 'allow' | 'refuse',
  tell: (areAway: boolean, line: string) => void,
): Promise<SharedBuckets & Partial<SharedCounts>> {
  const quotas = quotasWhenAway === 'allow' ? 'quotas let calls through and count them later' : 'calls with a quota are refused'
  // What becomes of quotas without a database is said by its store.
  const besides = isValkeyAddress(place.address) ? `, ${quotas}, caches miss` : ''
  return openSharedBuckets(place.address, {
    prefix: keyPrefix(place),
    deadlineInMillis: place.patienceInMillis,
    onAway: (line) => tell(true, `${line}. Until then each worker throttles by its share of a limit${besides}.`),
    onBack: (line) => tell(false, `${line}.`),
  })
}

/** What the control plane reads and sets; whether it is there the workers say. */
export function countsOfControlPlane(place: CountsPlace): Promise<SharedCounts> {
  return openSharedCounts(place.address, {
    prefix: keyPrefix(place),
    deadlineInMillis: Math.max(writersDeadlineInMillis, place.patienceInMillis),
    onAway: () => undefined,
    onBack: () => undefined,
  })
}
