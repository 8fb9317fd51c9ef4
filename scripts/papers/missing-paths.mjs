import { matchesGlob, posix } from 'node:path'

/**
 * What a paper names and the checkout lacks. `…` stands for whatever is left out; `*`, `**` and `{a,b}` are globs.
 * @param {readonly import('./named-paths.mjs').NamedPath[]} named
 * @param {string} paper the paper's own path, from the root
 * @param {readonly string[]} paths every file and folder of the checkout, from the root, with forward slashes
 * @returns {import('./named-paths.mjs').NamedPath[]}
 */
export function missingPaths(named, paper, paths) {
  return named.filter(({ text, from }) => {
    const patterns = placesOf(globOf(text), from, paper).map((place) => posix.normalize(place).replace(/\/$/, ''))
    return !paths.some((path) => patterns.some((pattern) => path === pattern || matchesGlob(path, pattern)))
  })
}

/** The places, from the root, at which a path may stand. */
function placesOf(/** @type {string} */ path, /** @type {import('./named-paths.mjs').NamedPath['from']} */ from, /** @type {string} */ paper) {
  if (from === 'root') return [path]
  if (from === 'paper') return [posix.join(posix.dirname(paper), path)]
  if (from === 'anywhere') return [path, `**/${path}`]
  return [posix.join(globOf(from.folder), path), path]
}

function globOf(/** @type {string} */ path) {
  return path
    .split('/')
    .map((segment) => (segment === '…' ? '**' : segment.replaceAll('…', '*')))
    .join('/')
}
