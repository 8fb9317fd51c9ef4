import { type Fault, inspectJson } from '../../components/editor/language.ts'

/** Keywords that API Gateway refuses in a model, or reads and does not act upon. */
const unsupported = new Set(['discriminator', 'example', 'readOnly', 'xml', 'nullable'])
const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])

/** What is wrong with a model's schema: broken JSON, a type that draft 4 does not have, a keyword that AWS refuses. */
export function inspectSchema(text: string): readonly Fault[] {
  const broken = inspectJson(text)
  if (broken.length > 0 || text.trim() === '') return broken
  return [...typeFaults(text), ...keywordFaults(text)]
}

function typeFaults(text: string): Fault[] {
  return matches(text, /"type"\s*:\s*"([^"]*)"/g)
    .filter(([, type]) => type !== undefined && !types.has(type))
    .map(([whole, type, at]) => ({
      ...positionOf(text, at + whole.length - 1 - type.length),
      severity: 'warning',
      message: `"${type}" is none of: ${[...types].join(', ')}.`,
    }))
}

function keywordFaults(text: string): Fault[] {
  return matches(text, /"(\w+)"\s*:/g)
    .filter(([, keyword]) => unsupported.has(keyword))
    .map(([, keyword, at]) => ({ ...positionOf(text, at), severity: 'warning', message: `API Gateway does not support "${keyword}" as a keyword.` }))
}

/** Whole match, first group, offset. */
function matches(text: string, pattern: RegExp): (readonly [string, string, number])[] {
  return [...text.matchAll(pattern)].map((match) => [match[0], match[1] ?? '', match.index])
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
