import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Integration response',
  body: (
    <>
      <p>
        The third box: what becomes of the back end's answer. The first response whose regex fits the whole status code (for Lambda: the whole error message) is
        taken, else the default one.
      </p>
      <p>
        A header's value comes from <code>integration.response.header.name</code>, <code>integration.response.body</code> with a JSONPath,{' '}
        <code>context.name</code>, <code>stageVariables.name</code>, or is a text in single quotes. The header itself is declared in the method response.
      </p>
    </>
  ),
}
