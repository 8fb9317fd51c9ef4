import type { PatchOperation } from '@aws-sdk/client-api-gateway'

/** What turns one map of settings into another: entries added, replaced, removed below `path`. */
export function entryPatches(
  path: string,
  before: Readonly<Record<string, string | boolean | null>> | undefined = {},
  after: Readonly<Record<string, string | boolean>> = {},
): PatchOperation[] {
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  const set = Object.entries(after).filter(([key, value]) => !Object.hasOwn(before, key) || (before[key] ?? '') !== value)
  return [
    ...removed.map((key): PatchOperation => ({ op: 'remove', path: `${path}/${escapeToken(key)}` })),
    ...set.map(([key, value]): PatchOperation => ({
      op: Object.hasOwn(before, key) ? 'replace' : 'add',
      path: `${path}/${escapeToken(key)}`,
      value: String(value),
    })),
  ]
}

/** What turns one setting into another: nothing where they are the same. */
export function valuePatch(path: string, before: string | number | boolean | undefined, after: string | number | boolean | undefined): PatchOperation[] {
  return (before ?? '') === (after ?? '') ? [] : [{ op: 'replace', path, value: String(after ?? '') }]
}

/** What turns one list of texts into another, entry by entry, where AWS takes each as a key of its own. */
export function listPatches(path: string, before: readonly string[] = [], after: readonly string[] = []): PatchOperation[] {
  return [
    ...before.filter((item) => !after.includes(item)).map((item): PatchOperation => ({ op: 'remove', path: `${path}/${escapeToken(item)}` })),
    ...after.filter((item) => !before.includes(item)).map((item): PatchOperation => ({ op: 'add', path: `${path}/${escapeToken(item)}` })),
  ]
}

/** A key as a part of a JSON pointer. */
export function escapeToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
