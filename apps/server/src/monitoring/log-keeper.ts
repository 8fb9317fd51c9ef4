import type { EpochMillis } from '@fourbox/domain'
import type { Documents, Logs } from '@fourbox/store'

const day = 86_400_000

/** Drops the events that are older than their groups' retention, and of all groups together the oldest until they fit. */
export async function tidyLogs(
  { documents, logs }: { readonly documents: Documents; readonly logs: Logs },
  mostBytes: number,
  now: EpochMillis,
): Promise<void> {
  for (const { name, retentionInDays } of (await documents.list('logGroup')).items) {
    if (retentionInDays !== undefined) await logs.expire(name, now - retentionInDays * day)
  }
  await logs.limit(mostBytes)
}
