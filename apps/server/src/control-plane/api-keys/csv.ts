/**
 * Reads comma-separated values: rows of fields, quotes doubled within quotes, any line ends (RFC 4180).
 * Empty lines are no rows.
 */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  const endField = () => {
    row.push(field)
    field = ''
  }
  const endRow = () => {
    endField()
    if (row.some((each) => each !== '')) rows.push(row)
    row = []
  }

  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (quoted) {
      if (character !== '"') field += character
      else if (text.charAt(at + 1) === '"') field += text.charAt(++at)
      else quoted = false
    } else if (character === '"' && field.trim() === '') {
      quoted = true
      field = ''
    } else if (character === ',') endField()
    else if (character === '\n' || character === '\r') endRow()
    else field += character
  }
  endRow()
  return rows
}
