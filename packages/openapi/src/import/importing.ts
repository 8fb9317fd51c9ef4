import type { Reading } from '@fourbox/domain'

import type { Expansion } from '../read/expansion.ts'
import { foreignDocument } from '../read/foreign-document.ts'
import { at, entriesOf, isJsonObject, Misfit, type Spot } from '../read/json.ts'
import type { Definition } from '../read/read-definition.ts'
import { writtenText } from '../read/written-text.ts'
import type { ImportSettings } from './import-settings.ts'

/** Something to say about a definition, and where. */
export interface Note {
  readonly message: string
  readonly spot: Spot
}

/** What every part of an import is lent. */
export interface Importing {
  readonly root: Spot
  /** What references have made so far. */
  readonly expansion: Expansion
  readonly dialect: 'swagger' | 'oas30'
  readonly apiId: string
  readonly newId: ImportSettings['newId']
  readonly limits: ImportSettings['limits']
  readonly patternFault: ImportSettings['patternFault']
  readonly isVpcLink: (id: string) => boolean
  /** A text as the file has it, also where it is written as a number. */
  readonly written: (spot: Spot) => string | undefined
  /** Something is left out; the import goes on unless `failonwarnings`. */
  readonly warn: (message: string, spot: Spot) => void
  /** Something cannot be; the import is refused once everything has been read, with all its faults. */
  readonly fault: (message: string, spot: Spot) => void
  /** Puts the values of `${AWS::Region}`, `${AWS::AccountId}` and `${AWS::Partition}` in. */
  readonly expand: (text: string) => string
}

/** @throws Misfit for a document that says neither `swagger: "2.0"` nor `openapi: 3.0.x`, quoted or not. */
export function dialectOf(definition: Definition): Importing['dialect'] {
  const { root } = definition
  const swagger = at(root, 'swagger')
  const openapi = at(root, 'openapi')
  if (/^2(?:\.0)?$/.test(writtenText(definition, swagger) ?? '')) return 'swagger'
  if (/^3\.0(?:\.\d+)?$/.test(writtenText(definition, openapi) ?? '')) return 'oas30'
  throw new Misfit(swagger.value === undefined ? openapi : swagger, undefined, { hint: foreignDocument(root) })
}

/** A record from entries, or nothing where there are none: absent means absent. Foreign keys become own properties. */
export function recordOf<Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** What is being made: AWS says that it is "Unable to put integration on …". */
export interface Making {
  readonly verb: 'put' | 'create'
  readonly noun: string
}

/** What a reader made of what stands at a spot. Undefined where it cannot be: that is noted in the words of its first fault, as AWS does. */
export function accept<Value>({ fault, warn }: Importing, outcome: Reading<Value>, { verb, noun }: Making, spot: Spot): Value | undefined {
  if ('faults' in outcome) {
    const [{ text, field }] = outcome.faults
    fault(`Unable to ${verb} ${noun}: ${text}`, spotOf(spot, field))
    return undefined
  }
  for (const { text, field } of outcome.warnings) warn(`${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${text}`, spotOf(spot, field))
  return outcome.value
}

/** Where a field stands (`uri`, `requestTemplates.application/json`), or as near as the definition has it. */
function spotOf(spot: Spot, field: string): Spot {
  const [member = '', ...key] = field.split('.')
  const holder = memberSpot(spot, member)
  return (holder && memberSpot(holder, key.join('.'))) ?? holder ?? spot
}

function memberSpot(spot: Spot, key: string): Spot | undefined {
  return isJsonObject(spot.value) ? entriesOf(spot).find(([name]) => name === key)?.[1] : undefined
}
