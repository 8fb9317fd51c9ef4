import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Documentation',
  body: (
    <>
      <p>
        A documentation part describes one thing: the API, a resource, a method, a parameter, a response, a model. Its properties are a JSON object, usually
        with a <code>description</code>.
      </p>
      <p>
        A part that speaks of every path, method (<code>*</code>) or status code is inherited where no more specific one stands.
      </p>
      <p>Publishing keeps the parts as they are under a version and gives that version to a stage. Exports carry it.</p>
    </>
  ),
}
