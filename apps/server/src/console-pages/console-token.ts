import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The owner's credential: made once and kept in the data folder, where only the owner reads it. The command line uses it,
 * and outside the strict mode the console's page, which so stays good over a restart.
 */
export function consoleToken(folder: string): string {
  const file = join(folder, 'console-token')
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (kept.length >= 32) return kept
  const token = randomBytes(32).toString('base64url')
  writeFileSync(file, `${token}\n`, { mode: 0o600 })
  return token
}
