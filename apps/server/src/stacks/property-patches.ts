import { isDeepStrictEqual } from 'node:util'
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@fourbox/cloudformation'
import { escapePointer, type PatchOperation } from '../control-plane/protocol/patch.ts'
import { textOf } from './read-members.ts'

/** The patch operations that bring a property from one value to another; either may be absent, they differ. */
export type PatchWriter = (former: Json | undefined, next: Json | undefined) => readonly PatchOperation[]

/** By the names of the properties. */
export type PatchWriters = Readonly<Record<string, PatchWriter>>

/** What the properties that differ ask of an update, in the order of the writers. */
export function patchesOf(writers: PatchWriters, former: JsonObject, next: JsonObject): readonly PatchOperation[] {
  return Object.entries(writers).flatMap(([property, write]) =>
    isDeepStrictEqual(former[property], next[property]) ? [] : write(former[property], next[property]),
  )
}

/** One text; what it falls back to when the property goes is an empty one unless told. */
export function setting(path: string, whenGone = ''): PatchWriter {
  return (_former, next) => [{ op: 'replace', path, value: next === undefined ? whenGone : textOf(next) }]
}

/** A setting that is taken away by an operation of its own. */
export function removable(path: string): PatchWriter {
  return (_former, next) => [next === undefined ? { op: 'remove', path } : { op: 'replace', path, value: textOf(next) }]
}

/** A list whose texts are added and removed by their values. */
export function items(path: string): PatchWriter {
  return (former, next) => {
    const [before, after] = [textsOf(former), textsOf(next)]
    return [
      ...after.filter((value) => !before.includes(value)).map((value) => ({ op: 'add', path, value })),
      ...before.filter((value) => !after.includes(value)).map((value) => ({ op: 'remove', path, value })),
    ]
  }
}

/** A list whose texts are parts of the path. */
export function namedItems(path: string): PatchWriter {
  return (former, next) => {
    const [before, after] = [textsOf(former), textsOf(next)]
    return [
      ...after.filter((value) => !before.includes(value)).map((value) => ({ op: 'add', path: `${path}/${escapePointer(value)}` })),
      ...before.filter((value) => !after.includes(value)).map((value) => ({ op: 'remove', path: `${path}/${escapePointer(value)}` })),
    ]
  }
}

/** The members of a map or structure, each by its own writer; `whenGone` is asked for when all of it goes. */
export function parts(writers: PatchWriters, whenGone: readonly PatchOperation[]): PatchWriter {
  return (former, next) =>
    next === undefined ? (former === undefined ? [] : whenGone) : patchesOf(writers, isJsonObject(former) ? former : {}, isJsonObject(next) ? next : {})
}

export function textsOf(value: Json | undefined): readonly string[] {
  return isJsonList(value) ? value.map(textOf) : []
}
