import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Saved tests',
  body: (
    <>
      <p>
        A test sends a call through a method of the draft, as its Test tab does, and holds the answer against what is expected: <code>status</code>,{' '}
        <code>headers</code>, <code>body</code>, and <code>integrationRequestBody</code>, which is what the mapping template wrote. Its back end is really
        called.
      </p>
      <p>
        A header is a text, <code>{'{"matches": "pattern"}'}</code>, or <code>null</code> where there must be none. A body has <code>json</code>,{' '}
        <code>text</code>, <code>matches</code>, <code>jsonPath</code> or <code>jsonPathMatches</code>; all that is said must hold.
      </p>
      <p>
        A resource that is renamed or moved keeps its tests; a method that is deleted takes them along. <code>fourbox test</code> runs them on the command line,
        with an exit code and JUnit for CI, and writes them into files for Git.
      </p>
    </>
  ),
}
