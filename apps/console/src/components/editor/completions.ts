import type { editor, languages } from 'monaco-editor/editor/editor.api.js'
import type { Completion } from './language.ts'
import { monaco } from './monaco.ts'
import { openingOf, referenceAt, templateVariables, typedReference } from './references.ts'

/** Offers the completions in this editor only, and tells under the pointer what they mean; the returned function withdraws both. */
export function offerCompletions(shown: editor.IStandaloneCodeEditor, language: string, completions: readonly Completion[]): () => void {
  const model = shown.getModel()
  const provider = monaco.languages.registerCompletionItemProvider(language, {
    triggerCharacters: ['$', '#', '.', "'"],
    provideCompletionItems(asked, { lineNumber, column }) {
      const typed = asked === model ? typedReference(asked.getLineContent(lineNumber).slice(0, column - 1)) : undefined
      if (typed === undefined) return { suggestions: [] }
      const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: column - typed.length, endColumn: column }
      const own = templateVariables(asked.getValue()).map((name): Completion => ({ text: `$${name}`, detail: 'a variable of this template' }))
      // Variables after $, directives after #; the template's own come first.
      const fitting = [...own, ...completions].filter(({ text }) => text[0] === typed[0])
      return { suggestions: fitting.map((completion, index) => ({ ...toItem(completion, openingOf(typed), range), sortText: String(1000 + index) })) }
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
  // The list stays open over what is typed on, and would take Enter for a choice where nothing is to be completed any more.
  const closing = shown.onDidChangeCursorPosition(({ position: { lineNumber, column } }) => {
    const before = model?.getLineContent(lineNumber).slice(0, column - 1) ?? ''
    if (typedReference(before) === undefined) shown.trigger('fourbox', 'hideSuggestWidget', null)
  })
  return () => {
    closing.dispose()
    provider.dispose()
    meaning.dispose()
  }
}

/** Meaning, type of the result, an example; as Markdown. */
function meaningOf({ text, detail, result, example }: Completion): readonly string[] {
  return [`\`${text}\`: ${detail}`, ...(result === undefined ? [] : [`Gives ${result}.`]), ...(example === undefined ? [] : [`\`\`\`\n${example}\n\`\`\``])]
}

function toItem({ text, detail, snippet }: Completion, opening: string, range: languages.CompletionItem['range']): languages.CompletionItem {
  const written = snippet ?? text
  return {
    label: text,
    detail,
    kind: text.startsWith('#') ? monaco.languages.CompletionItemKind.Keyword : monaco.languages.CompletionItemKind.Variable,
    filterText: opening + text.slice(1),
    insertText: opened(written, opening, snippet !== undefined),
    ...(snippet === undefined ? {} : { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }),
    range,
  }
}

/** What is written in another form, such as `$!{`, keeps it; its brace is closed by who opened it. */
function opened(text: string, opening: string, isSnippet: boolean): string {
  if (opening.length === 1) return text
  const rest = text.replace(/^\\?[$#]/, '')
  return isSnippet ? opening.replaceAll(/[$}]/g, String.raw`\$&`) + rest : opening + rest
}
