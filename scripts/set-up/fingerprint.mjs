import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * A hash of every file's path and content in some folders (or single files) of the checkout; tests do not count.
 * @param {readonly string[]} sources
 */
export function fingerprint(sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(root, source)
    if (!existsSync(path)) continue
    for (const file of filesBelow(path)) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** @returns {string[]} */
function filesBelow(/** @type {string} */ path) {
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    return [path]
  }
  return entries
    .filter((entry) => !/\.(test|contract)\.tsx?$/.test(entry.name))
    .flatMap((entry) => filesBelow(join(path, entry.name)))
    .toSorted()
}
