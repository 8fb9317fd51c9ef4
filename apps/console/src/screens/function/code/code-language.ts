import type { Language } from '../../../components/editor/language.ts'

const languages: ReadonlyMap<string, Language> = new Map([
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['ts', 'typescript'],
  ['mts', 'typescript'],
  ['cts', 'typescript'],
  ['py', 'python'],
  ['sh', 'shell'],
  ['json', 'json'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
])

/** What a file's name says of its text. */
export function languageOf(path: string): Language {
  if (path === 'bootstrap') return 'shell'
  return languages.get(path.split('.').at(-1) ?? '') ?? 'plaintext'
}
