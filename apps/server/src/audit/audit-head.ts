import type express from 'express'
import type { AskedAction } from '../access/asked-action.ts'
import type { Principal } from '../access/principal.ts'
import { clientOf } from '../history/caller.ts'
import type { AuditHead } from './audit-trail.ts'

/** What the audit log says of a call before it is answered. */
export function auditHead(
  { role, user, accessKeyId }: Principal,
  { action, operation, resource }: Pick<AskedAction, 'action' | 'operation' | 'resource'>,
  { headers, socket }: express.Request,
): Omit<AuditHead, 'id' | 'at' | 'node'> {
  return {
    ...(user && { userName: user.userName }),
    role,
    ...(accessKeyId !== undefined && { accessKeyId }),
    address: socket.remoteAddress ?? '',
    client: clientOf(headers),
    action,
    operation,
    resource: resource(),
  }
}
