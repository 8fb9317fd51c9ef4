/**
 * A file or folder that a paper names.
 * @typedef {{ line: number, text: string, from: 'anywhere' | 'root' | 'paper' | { folder: string } }} NamedPath
 */

/** Folders that are made on the machine: a paper may name them, no checkout has them. */
const made = /(^|\/)(node_modules|dist|test-results|\.fourbox|\.tsbuild)(\/|$)/

const character = String.raw`[\w@.*…{},\-]`
const pathLike = new RegExp(String.raw`^${character}+(/${character}+)*/?$`)
const fileInFolder = /\/[^/]*\.(ts|tsx|mjs|md|jsonl?|ya?ml|css|html|png|pem|tf)$/
/** Without a folder only what is source or paper: `api.yaml` is a reader's own file. */
const bareFile = /^[^/]*[^/.]\.(ts|tsx|mjs|md)$/

/**
 * What a Markdown text names by code spans, links and code blocks. What it cannot mean as a path is passed over: addresses, media types,
 * packages, routes, made folders, and all words of a command but those below one of `topFolders`.
 * In a column whose title names a folder, files stand below that folder.
 * @param {string} markdown
 * @param {ReadonlySet<string>} topFolders the folders at the root of the checkout
 * @returns {NamedPath[]}
 */
export function namedPaths(markdown, topFolders) {
  /** @type {NamedPath[]} */
  const named = []
  let inBlock = false
  /** @type {(string | undefined)[]} */
  let columns = []
  for (const [index, text] of markdown.split(/\r?\n/).entries()) {
    const line = index + 1
    if (/^\s*(```|~~~)/.test(text)) inBlock = !inBlock
    else if (inBlock) named.push(...inCommand(text, line, topFolders))
    else {
      const cells = text.startsWith('|') ? text.split(/(?<!\\)\|/).slice(1) : [text]
      if (!text.startsWith('|')) columns = []
      else if (columns.length === 0) columns = cells.map((cell) => codeSpans(cell).find((span) => span.endsWith('/')))
      for (const [column, cell] of cells.entries()) {
        for (const span of codeSpans(cell)) named.push(...inCodeSpan(span, line, topFolders, columns[column]))
      }
      named.push(...links(text).map((target) => ({ line, text: target, from: /** @type {const} */ ('paper') })))
    }
  }
  return named.filter(({ text }) => !made.test(text))
}

/** @returns {NamedPath[]} */
function inCodeSpan(
  /** @type {string} */ span,
  /** @type {number} */ line,
  /** @type {ReadonlySet<string>} */ topFolders,
  /** @type {string | undefined} */ folder,
) {
  if (/\s/.test(span)) return inCommand(span, line, topFolders)
  if (!pathLike.test(span)) return []
  if (isBelow(span, topFolders)) return [{ line, text: span, from: 'root' }]
  if (!span.endsWith('/') && !fileInFolder.test(span) && !bareFile.test(span)) return []
  return [{ line, text: span, from: folder === undefined ? 'anywhere' : { folder } }]
}

/** @returns {NamedPath[]} */
function inCommand(/** @type {string} */ command, /** @type {number} */ line, /** @type {ReadonlySet<string>} */ topFolders) {
  return command
    .split(/\s+/)
    .filter((word) => pathLike.test(word) && isBelow(word, topFolders))
    .map((text) => ({ line, text, from: 'root' }))
}

function isBelow(/** @type {string} */ path, /** @type {ReadonlySet<string>} */ topFolders) {
  const [first = '', ...rest] = path.split('/')
  return rest.length > 0 && topFolders.has(first)
}

/** @returns {string[]} */
function codeSpans(/** @type {string} */ text) {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span.trim())
}

/** Where links and images lead within the checkout. @returns {string[]} */
function links(/** @type {string} */ text) {
  return [...text.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^([a-z][a-z+.-]*:|\/)/i.test(target))
}
