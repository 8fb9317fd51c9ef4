import type { ServiceError } from './error.ts'

/**
 * The headers of ours that say of an error what AWS's body does not: which member is wrong, for whoever has a form to mark,
 * and what is wrong with it in other words. Clients of AWS do not look at them.
 */
export function helpingHeaders({ field, hint }: ServiceError): Readonly<Record<string, string>> {
  return {
    ...(field !== undefined && { 'x-fourbox-field': headerText(field) }),
    ...(hint !== undefined && { 'x-fourbox-hint': headerText(hint) }),
  }
}

/** A text as a header can carry it: as it is, or URL-encoded where it has more than plain ASCII. Decoding gives the text in either case. */
function headerText(text: string): string {
  return /^[!-$&-~]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed())
}
