/**
 * The headers of ours that say of an error what AWS's body does not: which member is wrong, for whoever has a form to mark,
 * and what is wrong with it in other words. Clients of AWS do not look at them.
 */
export function helpingHeaders({ field, hint }: { readonly field: string | undefined; readonly hint?: string | undefined }): Readonly<Record<string, string>> {
  return {
    ...(field !== undefined && { 'x-fourbox-field': headerText(field) }),
    ...(hint !== undefined && { 'x-fourbox-hint': headerText(hint) }),
  }
}

/** A text as a header can carry it: as it is, or URL-encoded where it has more than plain ASCII. Decoding gives the text in either case. */
function headerText(text: string): string {
  // A member's name may be a stranger's.
  const carried = text.slice(0, mostCarried).toWellFormed()
  return /^[!-$&-~]*$/.test(carried) ? carried : encodeURIComponent(carried)
}

/** In characters, each of which takes up to nine in a header; clients read heads of 16 KB. */
const mostCarried = 1000
