import type { IntegrationResponse as IntegrationResponseSettings } from '@fourbox/domain'
import { configurationError } from '../call/fault.ts'
import { noIntegrationResponse } from '../why/mapping.ts'
import type { SelectedBy } from '../call/hand-offs.ts'
import { neverMatches, wholeMatch } from '../compile/pattern.ts'

export interface Selection<T> {
  readonly value: T
  readonly by: SelectedBy
}

/**
 * Picks the integration response for what a back end answered: the first whose selectionPattern matches the whole text,
 * before it one whose own code is the status of a MOCK; else the default, the one without a pattern.
 * The text is the status for HTTP, AWS services and MOCK, and the errorMessage for Lambda, empty on success.
 * `make` is called once for each response.
 */
export function compileSelection<T>(
  responses: readonly IntegrationResponseSettings[],
  source: 'mock' | 'status' | 'lambda',
  make: (response: IntegrationResponseSettings) => T,
): (text: string, status: number) => Selection<T> {
  const patterned = responses
    .filter((response) => (response.selectionPattern ?? '') !== '')
    .map((response) => ({
      statusCode: response.statusCode,
      selectionPattern: response.selectionPattern ?? '',
      matches: wholeMatch(response.selectionPattern ?? ''),
      value: make(response),
    }))
  const broken = patterned.flatMap(({ selectionPattern }) => neverMatches(selectionPattern) ?? [])
  const tried = patterned.map(({ selectionPattern }) => selectionPattern)
  const unpatterned = responses.find((response) => (response.selectionPattern ?? '') === '')
  const missed = patterned.map(({ statusCode }) => statusCode)
  const fallback = unpatterned && {
    value: make(unpatterned),
    by: { by: 'default' as const, statusCode: unpatterned.statusCode, tried, broken, missed },
  }
  const untried: Selection<T> | undefined = fallback && { value: fallback.value, by: { ...fallback.by, missed: [] } }

  // A status is always selected alike; a function's messages are too many to be remembered.
  const remembered = new Map<string, Selection<T>>()
  return (text, status) => {
    if (source === 'lambda') return select(text, status)
    const known = remembered.get(text)
    if (known !== undefined) return known
    const selection = select(text, status)
    if (remembered.size < 1000) remembered.set(text, selection)
    return selection
  }

  function select(text: string, status: number): Selection<T> {
    // A function that succeeded has no errorMessage to be matched: it goes to the default at once.
    if (source === 'lambda' && text === '' && untried !== undefined) return untried
    const matching = patterned.filter((response) => response.matches(text))
    const own = source === 'mock' ? matching.find((response) => response.statusCode === text) : undefined
    const chosen = own ?? matching[0]
    if (chosen !== undefined) {
      const { statusCode, selectionPattern, value } = chosen
      const before = patterned.slice(0, patterned.indexOf(chosen)).filter((response) => !matching.includes(response))
      return {
        value,
        by: { by: own === undefined ? 'pattern' : 'own-status', statusCode, selectionPattern, missed: before.map((response) => response.statusCode) },
      }
    }
    if (fallback !== undefined) return fallback
    const why = broken.map((text) => `. ${text}`).join('')
    throw configurationError(
      `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}${why}`,
      noIntegrationResponse(status, text, { tried, broken }),
    )
  }
}
