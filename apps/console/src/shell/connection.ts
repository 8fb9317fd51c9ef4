import { dismissFlash, flash } from './flashes.ts'

const flashId = 'connection'

/** Says when the server is gone, and when it is back. */
export function showConnection(connected: boolean): void {
  if (connected) dismissFlash(flashId)
  else
    flash({ id: flashId, type: 'warning', dismissible: false, content: 'The connection to Fourbox is lost. Trying to connect again; what you typed is kept.' })
}
