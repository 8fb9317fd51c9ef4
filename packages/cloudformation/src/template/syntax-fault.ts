/** A text that is neither JSON nor YAML; `readTemplate` gives it the file's name. */
export class SyntaxFault extends Error {
  readonly line: number

  constructor(language: 'JSON' | 'YAML', { line, column }: { readonly line: number; readonly column: number }, reason: string) {
    super(`Template format error: ${language} not well-formed. (line ${line}, column ${column}): ${reason}`)
    this.line = line
  }
}
