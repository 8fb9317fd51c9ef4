import { isJsonObject, pointerOf, type Json, type Spot } from '../read/json.ts'
import { locate } from '../read/locate.ts'
import type { Definition } from '../read/read-definition.ts'
import type { Change, Conversion, Converting } from './conversion.ts'
import { hoisting } from './hoisting.ts'
import { convertPart } from './parts.ts'
import { pathItemOpener } from './path-items.ts'

/** Of a definition that is full of what 3.0 has no word for, so many are told one by one. */
const mostChanges = 1000

/** Whether a definition says `openapi: 3.1.x`. */
export function isNewer({ root }: Definition): boolean {
  return /^3\.1(?:\.\d+)?$/.test(versionOf(root))
}

/**
 * A definition of OpenAPI 3.1 as one of 3.0.1, which API Gateway takes. Its text and language are the file's: what is said of
 * a part of it later has its place in the file.
 * @throws Misfit where it would grow beyond what can be imported.
 */
export function convertDefinition(file: Definition): { readonly definition: Definition; readonly conversion: Conversion } {
  const { root } = file
  const notes: { readonly message: string; readonly spot: Spot; readonly lost: boolean }[] = []
  const { moved, withMoved } = hoisting(root)
  const reword: Converting['reword'] = (message, spot) => notes.push({ message, spot, lost: false })
  const lose: Converting['lose'] = (message, spot) => notes.push({ message, spot, lost: true })
  const converting: Converting = { root, reword, lose, moved, openPathItem: pathItemOpener(root, reword) }
  const converted = withMoved(convertPart(converting, 'document', root), converting)
  const value: Json = { ...converted, openapi: '3.0.1' }
  const told = notes.slice(0, mostChanges)
  const positions = locate(
    file,
    told.map(({ spot }) => spot),
  )
  const changes = told.map(({ message, spot, lost }, index): Change => {
    const position = positions[index]
    return { message, pointer: pointerTo(spot), lost, ...(position && { position }) }
  })
  if (notes.length > told.length) {
    const rest = notes.slice(mostChanges)
    changes.push({ message: `${rest.length} more changes`, pointer: '', lost: rest.some(({ lost }) => lost) })
  }
  return { definition: { ...file, root: { value } }, conversion: { from: versionOf(root), definition: JSON.stringify(value), changes } }
}

function pointerTo(spot: Spot): string {
  return pointerOf(spot)
    .map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

function versionOf({ value }: Spot): string {
  const version = isJsonObject(value) ? value['openapi'] : undefined
  return typeof version === 'string' || typeof version === 'number' ? String(version) : ''
}
