import { DamagedStore, DatabaseUnusable, DataFolderLocked, NewerSchema, StoreNotEmpty, StoreUnavailable } from '@fourbox/store'
import { CertificateUnusable } from '../tls/certificate-unusable.ts'
import { PortInUse } from './port-in-use.ts'
import { WorkerNotStarted } from './worker-not-started.ts'

/** Somebody else has the port or the folder, what is kept is damaged, or the system refuses: no bug of ours, and the message says what to do. */
export function isOwnersToMend(error: unknown): error is Error {
  if (classes.some((each) => error instanceof each)) return true
  return error instanceof Error && 'syscall' in error
}

const classes = [
  CertificateUnusable,
  PortInUse,
  DataFolderLocked,
  NewerSchema,
  DamagedStore,
  DatabaseUnusable,
  StoreNotEmpty,
  StoreUnavailable,
  WorkerNotStarted,
]
