/**
 * A client's query string as HTTP_PROXY hands it on: each character decoded and encoded anew, so that only those are
 * escaped which a query cannot hold (AWS's guide; fireprox#44). What would change the meaning, and `+` and `,`, whose way is
 * not known, stay as they came; so does an escape that is none.
 */
export function rewriteQuery(query: string): string {
  return asItWouldBe.test(query)
    ? query
    : query.replace(rewritten, (part) => (part.startsWith('%') ? rewriteEscapes(part) : encodeURIComponent(part.toWellFormed())))
}

/** Characters that stay as they are, and no escape. */
const asItWouldBe = /^[\w\-.~!$&'()*+,;=:@/?]*$/
/** Runs of escapes, and of characters that a query cannot hold. */
const rewritten = /(?:%[\dA-Fa-f]{2})+|[^\w\-.~!$&'()*+,;=:@/?%]+/g
/** What a value may hold without an escape, but for what parts values and names, and the two whose way is not known. */
const plainInValues = /^[\w\-.~!$'()*:@/?]$/

function rewriteEscapes(escapes: string): string {
  let text: string
  try {
    text = decodeURIComponent(escapes)
  } catch {
    return escapes
  }
  return Array.from(text, (character) => (plainInValues.test(character) ? character : encodeURIComponent(character))).join('')
}
