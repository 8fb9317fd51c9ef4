/** What a filter pattern finds, in a sentence; undefined for an empty one and for what cannot be read. */
export function patternSentence(pattern: string): string | undefined {
  const text = pattern.trim()
  if (text === '') return undefined
  if (text.startsWith('{')) return ofJson(text)
  if (text.startsWith('[')) return ofColumns(text)
  return ofTerms(text)
}

function ofTerms(text: string): string | undefined {
  const terms = [...text.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].flatMap(([, sign = '', quoted, word]) => {
    const term = quoted === undefined ? (word ?? '') : quoted.replaceAll(/\\(.)/g, '$1')
    return term === '' ? [] : [{ sign, term: /^%.+%$/.test(term) ? `text that fits ${term.slice(1, -1)}` : term }]
  })
  const withSign = (sign: string) => terms.filter((each) => each.sign === sign).map(({ term }) => term)
  const [all, any, none] = [withSign(''), withSign('?'), withSign('-')]
  if (terms.length === 0) return undefined
  const without = none.length === 0 ? '' : `without ${joined(none, 'or')}`
  if (all.length === 0 && none.length === 0) return `Finds lines with ${joined(any, 'or')}.`
  const ignored = any.length === 0 ? '' : ` Terms with ? count only where no others stand beside them.`
  if (all.length === 0) return `Finds lines ${without}.${ignored}`
  return `Finds lines with ${joined(all, 'and')}${without && `, ${without}`}.${ignored}`
}

function ofJson(text: string): string | undefined {
  if (!text.endsWith('}')) return undefined
  const condition = inWords(text.slice(1, -1))
  return condition === '' ? undefined : `Finds JSON lines where ${condition}.`
}

function ofColumns(text: string): string | undefined {
  if (!text.endsWith(']')) return undefined
  const columns = outsideQuotes(text.slice(1, -1), (part) => part.replaceAll(',', '\n')).split('\n')
  const named = columns.map((column) => column.trim())
  const count = named.filter((column) => column !== '...').length
  const conditions = named.map(inWords).filter((column) => /[=<>]| is | and | or /.test(column))
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(', and ')}`
  return `Finds lines of ${named.includes('...') ? 'at least ' : ''}${count} ${count === 1 ? 'column' : 'columns'}${where}.`
}

/** Operators as words; what stands in quotes stays. */
function inWords(condition: string): string {
  const text = outsideQuotes(condition, (part) =>
    part
      .replaceAll('&&', ' and ')
      .replaceAll('||', ' or ')
      .replaceAll('!=', ' is not ')
      .replaceAll('>=', ' is at least ')
      .replaceAll('<=', ' is at most ')
      .replaceAll('=', ' is ')
      .replaceAll('>', ' is more than ')
      .replaceAll('<', ' is less than ')
      .replaceAll(/\bIS (TRUE|FALSE|NULL)\b/g, (_, value: string) => `is ${value.toLowerCase()}`)
      .replaceAll(/\bNOT EXISTS\b/g, 'is not there'),
  )
  return text.replaceAll(/ {2,}/g, ' ').trim()
}

/** @param change makes another text of each part that stands in no quotes */
function outsideQuotes(text: string, change: (part: string) => string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|([^"]+)/g, (all, quoted: string | undefined) => (quoted === undefined ? change(all) : all))
}

function joined(terms: readonly string[], word: 'and' | 'or'): string {
  return [terms.slice(0, -1).join(', '), terms.at(-1)].filter((part) => part !== '').join(` ${word} `)
}
