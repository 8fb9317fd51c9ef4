import type { WhyPlace } from '@fourbox/domain'
import { href } from '../../shell/address.ts'
import { hrefOfMethod, type Mending } from './mending.ts'

/** The places that a reason names, each as a link to its line in an editor; a method that the draft has no more has none. */
export function placesOf(mending: Mending, requestId: string): readonly { readonly label: string; readonly href: string }[] {
  return (mending.why.places ?? []).flatMap((place) => {
    const address = hrefOf(place, mending, requestId)
    return address === undefined ? [] : [{ label: labelOf(place), href: address }]
  })
}

function labelOf(place: WhyPlace): string {
  const { line, column } = place
  switch (place.in) {
    case 'body':
      return `Open the body at line ${line}, column ${column}`
    case 'model':
      return `Open the model ${place.modelName} at line ${line}`
    case 'template':
      return `Open the template at line ${line}, column ${column}`
  }
}

function hrefOf(place: WhyPlace, { method, trace }: Mending, requestId: string): string | undefined {
  const at = { line: String(place.line), column: String(place.column) }
  if (place.in === 'model') {
    return `${href('/apis/:restApiId/models/:modelName/edit', { restApiId: trace.restApiId, modelName: place.modelName })}?${query(at)}`
  }
  if (method === undefined) return undefined
  if (place.in === 'body') return hrefOfMethod(method, `test?${query({ call: requestId, ...at })}`)
  const { mediaType } = place
  return place.side === 'request'
    ? hrefOfMethod(method, `integration-request/edit?${query({ template: mediaType, ...at })}`)
    : hrefOfMethod(method, `integration-response/edit?${query({ status: place.statusCode, template: mediaType, ...at })}`)
}

function query(entries: Readonly<Record<string, string>>): string {
  return new URLSearchParams(entries).toString()
}
