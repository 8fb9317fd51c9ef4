import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A test that a paper names: a file, or the end of its path, and the test's title.
 * @typedef {{ line: number, file: string, title: string }} NamedTest
 */

const named = /^`([^`]+\.(?:test|spec|contract)\.tsx?)`: (.+)$/

/**
 * The tests that the tables of a Markdown text name: cells of the form `file.test.ts`: title. Several stand in one cell with `<br>` between them.
 * @param {string} markdown
 * @returns {NamedTest[]}
 */
export function namedTests(markdown) {
  return markdown.split(/\r?\n/).flatMap((text, index) =>
    text.startsWith('|')
      ? text.split(/(?<!\\)\|/).flatMap((cell) =>
          cell.split('<br>').flatMap((part) => {
            const [, file, title] = named.exec(part.trim()) ?? []
            return file === undefined || title === undefined ? [] : [{ line: index + 1, file, title: title.replaceAll('\\|', '|') }]
          }),
        )
      : [],
  )
}

/**
 * What is wrong with a named test, or undefined: that no one file has that name, or that the file has no test with that title.
 * @param {NamedTest} test
 * @param {readonly string[]} paths every file of the checkout, from the root, with forward slashes
 * @param {string} root
 * @returns {string | undefined}
 */
export function testFault({ file, title }, paths, root) {
  const found = paths.filter((path) => path === file || path.endsWith(`/${file}`))
  const [path] = found
  if (path === undefined) return `the test file ${file}, which does not exist`
  if (found.length > 1) return `the test file ${file}, which is one of ${found.length}`
  return hasTest(readFileSync(join(root, path), 'utf8'), title) ? undefined : `the test “${title}”, which ${path} does not have`
}

/**
 * Whether a source calls something with that title first, as test() and test.each()() are called.
 * @param {string} source
 * @param {string} title
 */
export function hasTest(source, title) {
  const written = ["'", '"', '`'].map((quote) => `${quote}${title.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`)
  return written.some((literal) => {
    for (let at = source.indexOf(literal); at >= 0; at = source.indexOf(literal, at + 1)) {
      if (/\(\s*$/.test(source.slice(0, at)) && /^\s*,/.test(source.slice(at + literal.length))) return true
    }
    return false
  })
}
