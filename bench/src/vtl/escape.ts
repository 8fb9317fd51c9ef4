/** `$util.escapeJavaScript` as a programmer would write it. */
export function escapeJavaScript(text: string): string {
  return text
    .replaceAll(/["'\\/]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
}

/** `$util.urlEncode` as a programmer would write it. */
export function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replaceAll(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
