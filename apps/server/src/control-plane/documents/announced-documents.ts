import type { Documents, Kind } from '@fourbox/store'
import type { DataPlane } from '../../execute-api/data-plane.ts'

/** What deployed APIs do not read: the workers need not hear of a draft or of what the services beside API Gateway keep. */
const unheard: ReadonlySet<Kind> = new Set([
  ...(['restApi', 'servingHistory', 'role', 'managedPolicy', 'logGroup', 'logStream'] as const),
  ...(['layer', 'layerVersion', 'stack'] as const),
  ...(['auditEntry', 'savedTest', 'draftHistory', 'recordedChange', 'consoleSession', 'signInToken'] as const),
])

/**
 * Documents whose writes resolve once the data plane has taken them over: who deploys and calls at once meets the new
 * deployment, and no handler can forget to wait. What the data planes of other nodes are waited for is `elsewhere`.
 */
export function announcedDocuments(documents: Documents, dataPlane: Pick<DataPlane, 'changed'>, elsewhere: () => Promise<void>): Documents {
  const unacknowledged = new Set<Promise<void>>()
  documents.onChange((kind, id) => {
    if (unheard.has(kind)) return undefined
    const acknowledged: Promise<void> = dataPlane.changed(kind, id).finally(() => unacknowledged.delete(acknowledged))
    unacknowledged.add(acknowledged)
    return acknowledged
  })
  const announced = async <T>(write: Promise<T>): Promise<T> => {
    const result = await write
    if (unacknowledged.size > 0) await Promise.all([...unacknowledged, elsewhere()])
    return result
  }

  return {
    get: (kind, id) => documents.get(kind, id),
    list: (kind, page) => documents.list(kind, page),
    ids: (kind, prefix) => documents.ids(kind, prefix),
    insert: (kind, id, entity) => announced(documents.insert(kind, id, entity)),
    insertText: (kind, id, text) => announced(documents.insertText(kind, id, text)),
    update: (kind, id, change) => announced(documents.update(kind, id, change)),
    delete: (kind, id) => announced(documents.delete(kind, id)),
    commit: (writes, check) => announced(documents.commit(writes, check)),
    onChange: (listener) => documents.onChange(listener),
  }
}
