import { visible } from '@fourbox/domain'
import type { Connection } from '../client/changes.ts'
import { dismissFlash, flash } from './flashes.ts'

const flashId = 'connection'

let shown: Connection['is'] = 'on'

/** Says when the server is gone, or its database is, and when it can be read and written again. */
export function showConnection(connection: Connection): void {
  const before = shown
  shown = connection.is
  if (connection.is !== 'on') return flash({ id: flashId, type: 'warning', dismissible: false, content: textOf(connection) })
  dismissFlash(flashId)
  // A server that was gone for a moment has refused nothing.
  if (before === 'without-database' || before === 'refused') flash({ type: 'success', content: 'Fourbox answers again: the page shows what is there now.' })
}

/** Nothing is said of it any more: who is signed out does not wait for it. */
export function forgetConnection(): void {
  shown = 'on'
  dismissFlash(flashId)
}

function textOf(connection: Exclude<Connection, { is: 'on' }>): string {
  if (connection.is === 'lost') return 'The connection to Fourbox is lost. Trying to connect again; what you typed is kept.'
  const message = visible(connection.message)
  if (connection.is === 'refused') return `Fourbox answers, but does not let this page follow what changes: ${message} Trying again; what you typed is kept.`
  return `${message} What you typed is kept.`
}
