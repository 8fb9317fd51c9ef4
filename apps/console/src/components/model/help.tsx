import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Models',
  body: (
    <>
      <p>A model describes a body as a JSON Schema, draft 4. Methods name the model of each content type that they take or answer.</p>
      <p>A request validator checks bodies against it before the integration is called; mapping templates and SDKs can be generated from it.</p>
      <p>
        A schema refers to another model by <code>https://apigateway.amazonaws.com/restapis/(API ID)/models/(name)</code>.
      </p>
    </>
  ),
}
