import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Import API',
  body: (
    <>
      <p>Reads an OpenAPI 3.0 or Swagger 2.0 definition into this API. Stages and what they serve are not touched: deploy the API afterwards.</p>
      <p>
        OpenAPI 3.1, which AWS refuses, is converted to 3.0 first; what that changed is listed with its lines. With <b>Fail on warnings</b> nothing is imported
        that loses something on the way.
      </p>
    </>
  ),
}
