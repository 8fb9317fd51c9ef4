import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Function',
  body: (
    <>
      <p>
        <b>Code</b>: change it, deploy it with Ctrl+S, run it with Ctrl+Enter. What is typed and not deployed is kept while you look elsewhere in the console.
      </p>
      <p>
        <b>Test</b>: an event goes to the function as it is. Events are kept with the function, and so are there in any browser.
      </p>
      <p>
        <b>Triggers</b>: an API calls the function by a method. The function&apos;s policy says which; adding a trigger, or saving an integration, adds the
        statement.
      </p>
      <p>
        <b>Versions</b> are frozen copies of code and configuration; an <b>alias</b> is a name for one, or for two by shares.
      </p>
    </>
  ),
}
