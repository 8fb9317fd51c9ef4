import { visible } from '@fourbox/domain'
import type { Connection } from '../client/changes.ts'
import { dismissFlash, flash, useFlashes } from './flashes.ts'

const flashId = 'connection'

/** Says when the server is gone, or its database is, and when that is over. */
export function showConnection(connection: Connection): void {
  if (connection.is === 'on') return over()
  flash({ id: flashId, type: 'warning', dismissible: false, content: textOf(connection) })
}

function over(): void {
  if (!useFlashes.getState().flashes.some(({ id }) => id === flashId)) return
  dismissFlash(flashId)
  flash({ type: 'success', content: 'Fourbox answers again: the page shows what is there now.' })
}

function textOf(connection: Exclude<Connection, { is: 'on' }>): string {
  if (connection.is === 'lost') return 'The connection to Fourbox is lost. Trying to connect again; what you typed is kept.'
  const message = visible(connection.message)
  if (connection.is === 'refused') return `Fourbox answers, but does not let this page follow what changes: ${message} Trying again; what you typed is kept.`
  return `${message} What you typed is kept.`
}
