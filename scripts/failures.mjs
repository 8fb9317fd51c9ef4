import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './set-up/root.mjs'

/** What failed of a Vitest report: each test, and each file that could not be loaded, with the first lines of why. @returns {string[]} */
export function vitestFailures(/** @type {any} */ { testResults }) {
  return testResults.flatMap((/** @type {any} */ file) => {
    const name = relative(root, file.name)
    const tests = file.assertionResults.filter((/** @type {any} */ { status }) => status === 'failed')
    if (file.status === 'failed' && tests.length === 0) return [failure(name, file.message)]
    return tests.map((/** @type {any} */ test) => failure(`${name} › ${test.fullName}`, test.failureMessages.join('\n')))
  })
}

/** What failed of a Playwright report: each test, and each file that could not be loaded, with the first lines of why. @returns {string[]} */
export function playwrightFailures(/** @type {any} */ { suites, errors }) {
  return [
    ...errors.map((/** @type {any} */ error) => failure('outside of a test', error.message)),
    ...suites.flatMap((/** @type {any} */ suite) => ofSuite(suite, [])),
  ]
}

/** @returns {string[]} */
function ofSuite(/** @type {any} */ suite, /** @type {string[]} */ above) {
  const titles = [...above, suite.title]
  const own = suite.specs
    .filter((/** @type {any} */ { ok }) => !ok)
    .map((/** @type {any} */ spec) => {
      const errors = spec.tests.flatMap(({ results }) => results.flatMap((/** @type {any} */ result) => result.errors))
      return failure([...titles, spec.title].join(' › '), errors.map((/** @type {any} */ { message }) => message).join('\n'))
    })
  return [...own, ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => ofSuite(inner, titles))]
}

/** One failure as it is read at the end of a long output: its name, and below it why. */
function failure(/** @type {string} */ name, /** @type {string} */ why) {
  const lines = stripVTControlCharacters(why)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return [`  ✗ ${name}`, ...lines.slice(0, 12).map((line) => `      ${line}`)].join('\n')
}
