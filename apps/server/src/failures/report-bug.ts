import { printError } from '../terminal/terminal.ts'
import { StoreUnavailable } from '@fourbox/store'

/** A bug goes to the log with its stack; the caller was told nothing of it. A store that cannot be used is no bug: its line says where and why. */
export function reportBug(bug: unknown): void {
  const time = new Date().toISOString()
  if (bug instanceof StoreUnavailable) {
    const { message, reason, place, cause } = bug
    printError(JSON.stringify({ level: 'error', time, message, reason, place, cause: cause instanceof Error ? cause.message : String(cause) }))
  } else printError(JSON.stringify({ level: 'error', time, message: String(bug), stack: bug instanceof Error ? bug.stack : undefined }))
}
