import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Integration request',
  body: (
    <>
      <p>The second box: what the back end is sent. A template for the request's content type makes the body; mappings make path, query string and headers.</p>
      <p>
        A value comes from <code>method.request.querystring.name</code>, <code>method.request.header.name</code>, <code>method.request.path.name</code>,{' '}
        <code>method.request.body</code> with a JSONPath, <code>context.name</code>, <code>stageVariables.name</code>, or is a text in single quotes.
      </p>
      <p>
        <b>Passthrough</b> says what happens to a body for whose content type there is no template. Never answers 415.
      </p>
    </>
  ),
}
