import type { editor, languages } from 'monaco-editor/editor/editor.api.js'
import type { Completion } from './language.ts'
import { monaco } from './monaco.ts'
import { referenceAt, templateVariables, typedReference } from './references.ts'

/** Offers the completions in this model only, and tells under the pointer what they mean; the returned function withdraws both. */
export function offerCompletions(model: editor.ITextModel, language: string, completions: readonly Completion[]): () => void {
  const provider = monaco.languages.registerCompletionItemProvider(language, {
    triggerCharacters: ['$', '#', '.', "'"],
    provideCompletionItems(asked, { lineNumber, column }) {
      const typed = asked === model ? typedReference(asked.getLineContent(lineNumber).slice(0, column - 1)) : undefined
      if (typed === undefined) return { suggestions: [] }
      const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: column - typed.length, endColumn: column }
      const own = templateVariables(model.getValue()).map((name): Completion => ({ text: `$${name}`, detail: 'a variable of this template' }))
      return { suggestions: [...own, ...completions].map((completion) => toItem(completion, range)) }
    },
  })
  const meaning = monaco.languages.registerHoverProvider(language, {
    provideHover(asked, { lineNumber, column }) {
      const line = asked.getLineContent(lineNumber)
      const reference = asked === model ? referenceAt(line, column) : undefined
      const named = completions.filter(({ text }) => text.replace(/\(.*$/, '') === reference?.text)
      // Of several, the one that stands there with its argument; else the general one, which comes last.
      const known = named.find(({ text }) => line.startsWith(text, (reference?.start ?? 1) - 1)) ?? named.at(-1)
      if (!reference || !known) return null
      return {
        range: { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: reference.start, endColumn: reference.end },
        contents: meaningOf(known).map((value) => ({ value })),
      }
    },
  })
  return () => {
    provider.dispose()
    meaning.dispose()
  }
}

/** Meaning, type of the result, an example; as Markdown. */
function meaningOf({ text, detail, result, example }: Completion): readonly string[] {
  return [`\`${text}\`: ${detail}`, ...(result === undefined ? [] : [`Gives ${result}.`]), ...(example === undefined ? [] : [`\`\`\`\n${example}\n\`\`\``])]
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
