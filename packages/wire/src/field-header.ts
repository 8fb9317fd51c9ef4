import type { ServiceError } from './error.ts'

/** In which an error says what member is wrong, for whoever has a form to mark. Clients of AWS do not look at it. */
const name = 'x-fourbox-field'

/** The header that tells an error's field, or none. */
export function fieldHeader({ field }: ServiceError): Readonly<Record<string, string>> {
  return field === undefined ? {} : { [name]: headerText(field) }
}

/** A text as a header can carry it: as it is, or URL-encoded where it has more than plain ASCII. Decoding gives the text in either case. */
function headerText(text: string): string {
  return /^[!-$&-~]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed())
}
