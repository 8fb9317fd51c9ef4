/** What AWS's Query protocol can answer: objects become elements, lists become `member` elements, undefined nothing. */
export type XmlValue = string | number | boolean | undefined | readonly XmlValue[] | { readonly [name: string]: XmlValue }

/** Writes one element with all that is in it. */
export function writeXml(name: string, value: XmlValue): string {
  if (value === undefined) return ''
  return `<${name}>${writeContent(value)}</${name}>`
}

function writeContent(value: XmlValue): string {
  if (typeof value !== 'object') return escapeText(String(value ?? ''))
  if (isList(value)) return value.map((item) => writeXml('member', item)).join('')
  return Object.entries(value)
    .map(([name, child]) => writeXml(name, child))
    .join('')
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value)
}

// Other control characters have no form in XML 1.0.
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function escapeText(text: string): string {
  return text.replaceAll(unwritable, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
