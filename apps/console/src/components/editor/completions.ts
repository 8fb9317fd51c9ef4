import type { editor, languages } from 'monaco-editor/editor/editor.api.js'
import type { Completion } from './language.ts'
import { monaco } from './monaco.ts'

/** What is being typed, back to the `$` or `#` that it starts with: `$input.par`, `#fo`. */
const started = /[$#][!{]?[\w.'()"-]*$/

/** Offers the completions in this model only; the returned function withdraws them. */
export function offerCompletions(model: editor.ITextModel, language: string, completions: readonly Completion[]): () => void {
  const provider = monaco.languages.registerCompletionItemProvider(language, {
    triggerCharacters: ['$', '#', '.', "'"],
    provideCompletionItems(asked, { lineNumber, column }) {
      if (asked !== model) return { suggestions: [] }
      const line = asked.getLineContent(lineNumber).slice(0, column - 1)
      const typed = started.exec(line)?.[0] ?? ''
      const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: column - typed.length, endColumn: column }
      return { suggestions: completions.map((completion) => toItem(completion, range)) }
    },
  })
  return () => provider.dispose()
}

function toItem({ text, detail, snippet }: Completion, range: languages.CompletionItem['range']): languages.CompletionItem {
  return {
    label: text,
    detail,
    kind: text.startsWith('#') ? monaco.languages.CompletionItemKind.Keyword : monaco.languages.CompletionItemKind.Variable,
    filterText: text,
    insertText: snippet ?? text,
    ...(snippet === undefined ? {} : { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }),
    range,
  }
}
