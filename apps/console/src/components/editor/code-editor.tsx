import { lazy, type ReactNode, Suspense } from 'react'
import type { Completion, Fault, Language, Place } from './language.ts'
import './editor.css'

export interface CodeEditorProperties {
  /** What the editor holds, for those who do not see it. */
  readonly label: string
  readonly language: Language
  readonly value: string
  /** Absent: the text can be read, not changed. */
  readonly onChange?: (value: string) => void
  /** Lines that are shown at once. */
  readonly lines?: number
  /** What is wrong with the text, by position; asked again after each change. */
  readonly inspect?: (text: string) => readonly Fault[]
  /** What can be completed where the caret stands. */
  readonly completions?: readonly Completion[]
  /** What is told behind lines, by their numbers from 1; no part of the text. */
  readonly notes?: ReadonlyMap<number, string>
  /** The caret goes there, and with it the focus. */
  readonly goTo?: Place | undefined
}

/** Monaco loaded only where an editor is shown; a plain text area until then, and for good where it cannot be loaded. */
const Monaco = lazy(() => import('./monaco-editor.tsx').then(({ MonacoEditor }) => ({ default: MonacoEditor })).catch(() => ({ default: PlainEditor })))

/** A text with colours, completion and marks at its faults. */
export function CodeEditor(properties: CodeEditorProperties): ReactNode {
  return (
    <Suspense fallback={<PlainEditor {...properties} loading />}>
      <Monaco {...properties} />
    </Suspense>
  )
}

function PlainEditor({ label, value, onChange, lines = 12, loading = false }: CodeEditorProperties & { readonly loading?: boolean }) {
  return (
    <textarea
      className="editor-plain"
      aria-label={label}
      aria-busy={loading}
      rows={lines}
      spellCheck={false}
      readOnly={onChange === undefined}
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
    />
  )
}
