import 'monaco-editor/features/bracketMatching/register.js'
import 'monaco-editor/features/caretOperations/register.js'
import 'monaco-editor/features/clipboard/register.js'
import 'monaco-editor/features/codicon/register.js'
import 'monaco-editor/features/contextmenu/register.js'
import 'monaco-editor/features/cursorUndo/register.js'
import 'monaco-editor/features/find/register.js'
import 'monaco-editor/features/folding/register.js'
import 'monaco-editor/features/gotoError/register.js'
import 'monaco-editor/features/hover/register.js'
import 'monaco-editor/features/indentation/register.js'
import 'monaco-editor/features/linesOperations/register.js'
import 'monaco-editor/features/multicursor/register.js'
import 'monaco-editor/features/snippet/register.js'
// Their feature of this name has the inline suggestions only; the list is in the controller.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'
import 'monaco-editor/features/toggleTabFocusMode/register.js'
import 'monaco-editor/features/wordOperations/register.js'
import 'monaco-editor/languages/definitions/javascript/register.js'
import 'monaco-editor/languages/definitions/python/register.js'
import 'monaco-editor/languages/definitions/shell/register.js'
import 'monaco-editor/languages/definitions/typescript/register.js'
import 'monaco-editor/languages/definitions/yaml/register.js'
import * as monaco from 'monaco-editor/editor/editor.api.js'
// A class that Vite makes of the file.
// oxlint-disable-next-line import/default
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker'
import { jsonTokens } from './json-language.ts'
import { vtlBrackets, vtlTokens } from './vtl-language.ts'

// Monaco reads this global before it starts a worker.
Object.assign(self, { MonacoEnvironment: { getWorker: () => new EditorWorker() } })

monaco.languages.register({ id: 'vtl' })
monaco.languages.setMonarchTokensProvider('vtl', vtlTokens)
monaco.languages.setLanguageConfiguration('vtl', vtlBrackets)
// Monaco's own JSON mode brings a worker of 245 kB; colours and the place of a fault need none.
monaco.languages.register({ id: 'json' })
monaco.languages.setMonarchTokensProvider('json', jsonTokens)
monaco.languages.setLanguageConfiguration('json', {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
})

// Monaco's own dark theme draws predefined variables and comments too dim to read.
monaco.editor.defineTheme('fourbox-light', { base: 'vs', inherit: true, rules: [{ token: 'variable.predefined', foreground: '7300e5' }], colors: {} })
monaco.editor.defineTheme('fourbox-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'variable.predefined', foreground: 'c9a3ff' },
    { token: 'comment', foreground: '74a862' },
  ],
  colors: { 'editor.background': '#161d26' },
})

export { monaco }
