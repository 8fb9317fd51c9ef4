import { fieldWords } from '../../../components/form/field-words.ts'

/** Which fields of a draft a save would change, in a line; empty where it would change nothing. */
export function changedFields(stored: object, value: object): string {
  return differing(stored, value).join(', ')
}

function differing(stored: object, value: object): readonly string[] {
  const [before, after] = [new Map<string, unknown>(Object.entries(stored)), new Map<string, unknown>(Object.entries(value))]
  return [...after].flatMap(([name, now]) => {
    const was = before.get(name)
    if (written(was) === written(now)) return []
    if (isList(was) && isList(now)) return [rowsText(fieldWords(name), was, now)]
    return isObject(was) && isObject(now) ? differing(was, now) : [fieldWords(name)]
  })
}

/** `Templates (text/xml)`. */
function rowsText(words: string, before: readonly unknown[], after: readonly unknown[]): string {
  const [was, now] = [new Set(before.map(written)), new Set(after.map(written))]
  const changed = [...before.filter((row) => !now.has(written(row))), ...after.filter((row) => !was.has(written(row)))]
  const names = [...new Set(changed.map(nameOf))].filter((name) => name !== '')
  return names.length === 0 ? words : `${words} (${names.join(', ')})`
}

/** What a row is for: its content type, or the name of its header or parameter. */
function nameOf(row: unknown): string {
  if (!isObject(row)) return String(row)
  const members = new Map<string, unknown>(Object.entries(row))
  const name = members.get('contentType') ?? members.get('name')
  return typeof name === 'string' ? name : ''
}

function written(value: unknown): string {
  return JSON.stringify(value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}
