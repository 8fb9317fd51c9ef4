import type { languages } from 'monaco-editor/editor/editor.api.js'

/** Velocity 1.7 as mapping templates use it: directives, references, strings within them; the rest is the template's own text. */
export const vtlTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/##.*$/, 'comment'],
      [/#\*/, 'comment', '@comment'],
      [/#(?:\{(?:if|elseif|else|end|foreach|set|break|stop|macro)\}|(?:if|elseif|else|end|foreach|set|break|stop|macro)\b)/, 'keyword'],
      [/\$!?\{?(?:input|util|context|stageVariables)\b/, 'variable.predefined'],
      [/\$!?\{?[a-zA-Z_][\w-]*/, 'variable'],
      [/"/, 'string', '@double'],
      [/'[^']*'/, 'string'],
      // Whole words, so that no part of one is taken for a keyword or a number.
      [/[a-zA-Z_][\w-]*/, { cases: { 'true|false|null|in': 'keyword', '@default': '' } }],
      [/\d+(?:\.\d+)?/, 'number'],
      [/[{}()[\]]/, '@brackets'],
    ],
    comment: [
      [/\*#/, 'comment', '@pop'],
      [/./, 'comment'],
    ],
    double: [
      [/\$!?\{?(?:input|util|context|stageVariables)\b/, 'variable.predefined'],
      [/\$!?\{?[a-zA-Z_][\w-]*/, 'variable'],
      [/"/, 'string', '@pop'],
      [/[^"$]+|\$/, 'string'],
    ],
  },
}

export const vtlBrackets: languages.LanguageConfiguration = {
  comments: { lineComment: '##', blockComment: ['#*', '*#'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
}
